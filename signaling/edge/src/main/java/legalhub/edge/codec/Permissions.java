package legalhub.edge.codec;

import static legalhub.actors.entity.Caller.Role.ADMINISTRATOR;
import static legalhub.actors.entity.Caller.Role.GUEST;
import static legalhub.actors.entity.Caller.Role.LAWYER;
import static legalhub.actors.entity.Caller.Role.OFFICER;
import static legalhub.actors.entity.Caller.Role.RESIDENT;
import static legalhub.actors.entity.Caller.Role.SUPERVISED_PERSON;
import static legalhub.actors.entity.Caller.Role.TERMINAL;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import legalhub.actors.entity.Caller.Role;
import legalhub.wire.v1.Command.BodyCase;
import legalhub.wire.v1.Topic.TopicCase;

/**
 * Which role may send what. Decided before anything leaves the edge; which person may, the entity
 * decides.
 */
public final class Permissions {
  private static final Map<BodyCase, Set<Role>> COMMANDS = commands();
  private static final Map<TopicCase, Set<Role>> TOPICS = topics();

  private Permissions() {}

  public static boolean allows(Role role, BodyCase command) {
    return COMMANDS.getOrDefault(command, Set.of()).contains(role);
  }

  public static boolean allows(Role role, TopicCase topic) {
    return TOPICS.getOrDefault(topic, Set.of()).contains(role);
  }

  /** The two sides of a call negotiate, and the members of a conference. */
  public static boolean allowsSignals(Role role) {
    return role == RESIDENT || role == LAWYER || role == OFFICER || role == GUEST;
  }

  private static Map<BodyCase, Set<Role>> commands() {
    var table = new EnumMap<BodyCase, Set<Role>>(BodyCase.class);
    table.put(BodyCase.ASK_FOR_LAWYER, Set.of(RESIDENT));
    table.put(BodyCase.WITHDRAW, Set.of(RESIDENT));
    table.put(BodyCase.CHOOSE_FALLBACK, Set.of(RESIDENT));
    table.put(BodyCase.RATE, Set.of(RESIDENT));
    table.put(BodyCase.FINISH_VISIT, Set.of(RESIDENT));
    table.put(BodyCase.JOIN_CALL, Set.of(RESIDENT, LAWYER));
    table.put(BodyCase.LEAVE_CALL, Set.of(RESIDENT, LAWYER));
    table.put(BodyCase.SAY, Set.of(RESIDENT, LAWYER));
    table.put(BodyCase.SET_MEDIA, Set.of(RESIDENT, LAWYER));
    table.put(BodyCase.REPORT_QUALITY, Set.of(RESIDENT, LAWYER));
    table.put(BodyCase.SET_HOLD, Set.of(LAWYER));
    table.put(BodyCase.END_CALL, Set.of(LAWYER, ADMINISTRATOR));
    table.put(BodyCase.GO_ON_DUTY, Set.of(LAWYER));
    table.put(BodyCase.GO_OFF_DUTY, Set.of(LAWYER));
    table.put(BodyCase.ACCEPT_OFFER, Set.of(LAWYER));
    table.put(BodyCase.DECLINE_OFFER, Set.of(LAWYER));
    table.put(BodyCase.COMPLETE_RECORD, Set.of(LAWYER));
    table.put(BodyCase.ADD_ADDENDUM, Set.of(LAWYER));
    table.put(BodyCase.TRANSFER, Set.of(LAWYER));
    table.put(BodyCase.CHECK_CONFLICT, Set.of(LAWYER));
    table.put(BodyCase.OPEN_SEGMENT, Set.of(SUPERVISED_PERSON));
    table.put(BodyCase.LISTEN, Set.of(OFFICER));
    table.put(BodyCase.TELL_HEALTH, Set.of(TERMINAL));
    table.put(BodyCase.ANSWER_CLAIM, Set.of(TERMINAL));
    conferences(table);
    return table;
  }

  /** Whom it is for and who leads may ask others in; every member may be there. */
  private static void conferences(Map<BodyCase, Set<Role>> table) {
    var members = Set.of(RESIDENT, LAWYER, OFFICER, GUEST);
    table.put(BodyCase.OPEN_CONFERENCE, Set.of(RESIDENT, LAWYER));
    table.put(BodyCase.TELL_STEP, Set.of(RESIDENT, LAWYER));
    table.put(BodyCase.INVITE, Set.of(RESIDENT, LAWYER));
    table.put(BodyCase.ANSWER_INVITATION, Set.of(RESIDENT));
    table.put(BodyCase.WITHDRAW_INVITATION, Set.of(RESIDENT, LAWYER));
    table.put(BodyCase.ADMIT, Set.of(LAWYER));
    table.put(BodyCase.JOIN_CONFERENCE, members);
    table.put(BodyCase.LEAVE_CONFERENCE, members);
    table.put(BodyCase.REMOVE_MEMBER, Set.of(LAWYER));
    table.put(BodyCase.MUTE_MEMBER, Set.of(LAWYER));
    table.put(BodyCase.LOCK_CONFERENCE, Set.of(LAWYER));
    table.put(BodyCase.RAISE_HAND, members);
    table.put(BodyCase.SAY_TO_ALL, members);
    table.put(BodyCase.SHOW_MEDIA, members);
    table.put(BodyCase.ASK_RECORDING, Set.of(LAWYER));
    table.put(BodyCase.ANSWER_RECORDING, members);
    table.put(BodyCase.STOP_RECORDING, Set.of(LAWYER));
  }

  private static Map<TopicCase, Set<Role>> topics() {
    var table = new EnumMap<TopicCase, Set<Role>>(TopicCase.class);
    table.put(TopicCase.VISIT, Set.of(RESIDENT));
    table.put(TopicCase.PLACE, Set.of(RESIDENT));
    table.put(TopicCase.DESK, Set.of(LAWYER));
    table.put(TopicCase.BOARD, Set.of(LAWYER, OFFICER, ADMINISTRATOR));
    table.put(TopicCase.CONSULTATION, Set.of(RESIDENT, LAWYER, OFFICER, ADMINISTRATOR));
    table.put(TopicCase.MATTER, Set.of(RESIDENT, LAWYER));
    table.put(TopicCase.DASHBOARD, Set.of(OFFICER, ADMINISTRATOR));
    table.put(TopicCase.SUPERVISION, Set.of(SUPERVISED_PERSON));
    table.put(TopicCase.CASELOAD, Set.of(OFFICER));
    table.put(TopicCase.REPORT, Set.of(SUPERVISED_PERSON, OFFICER));
    table.put(TopicCase.PERSON, Set.of(OFFICER));
    table.put(TopicCase.ACTIVITIES, Set.of(SUPERVISED_PERSON, OFFICER));
    table.put(TopicCase.DEVICE, Set.of(TERMINAL));
    table.put(TopicCase.CLAIM, Set.of(RESIDENT));
    table.put(TopicCase.FLEET, Set.of(OFFICER, ADMINISTRATOR));
    table.put(TopicCase.ROTA, Set.of(LAWYER, OFFICER, ADMINISTRATOR));
    table.put(TopicCase.CONFERENCE, Set.of(RESIDENT, LAWYER, OFFICER, GUEST));
    table.put(TopicCase.ASKED, Set.of(LAWYER, OFFICER));
    return table;
  }
}
