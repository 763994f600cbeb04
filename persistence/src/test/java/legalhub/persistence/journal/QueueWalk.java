package legalhub.persistence.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.Journaled;
import legalhub.actors.entity.Memory;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Recorded;
import legalhub.actors.entity.Step;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.lawyer.Standing;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.OfferId;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.QueueRules;
import legalhub.actors.queue.QueueState;
import legalhub.actors.queue.Slot;
import legalhub.actors.queue.Stage;
import legalhub.actors.queue.Ticket;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.Brief;
import legalhub.actors.session.Channel;
import legalhub.actors.session.Group;
import legalhub.actors.session.Media;
import legalhub.actors.session.ResidentId;
import legalhub.actors.town.Desk;
import legalhub.actors.town.DeskId;
import legalhub.actors.town.LawyerProfile;
import legalhub.actors.town.OpenHours;
import legalhub.actors.town.Pool;
import legalhub.actors.town.QueueSettings;

/** A queue's busy hours by the real rules: at random, and always the same. */
final class QueueWalk {
  static final Pool POOL = pool();
  static final QueueRules RULES = new QueueRules(POOL);

  /** So often, in commands, somebody changes the rules. */
  private static final int RULES_EVERY = 37;

  private static final DeskId GENERAL = new DeskId("general");
  private static final DeskId LABOUR = new DeskId("labour");
  private static final List<LawyerId> LAWYERS =
      List.of(new LawyerId("lawyer-1"), new LawyerId("lawyer-2"), new LawyerId("lawyer-3"));

  /** One command and when it came. */
  record Asked(Instant at, Caller by, CommandId id, Queue.Command command) {}

  final List<Asked> asked = new ArrayList<>();
  final List<Recorded<Queue.Event>> facts = new ArrayList<>();

  private final Random random = new Random(20261123);
  private Journaled<QueueState> now = new Journaled<>(RULES.vacant(), Memory.empty());
  private Instant at = Instant.parse("2026-11-23T01:00:00.000000001Z");
  private int tickets;

  Journaled<QueueState> now() {
    return now;
  }

  void steps(int count) {
    for (int i = 0; i < count; i++) {
      step();
    }
  }

  /** One more command, refused or not. */
  void step() {
    at = at.plusMillis(random.nextInt(6_000));
    var command = command(now.state());
    if (command.isEmpty()) {
      return;
    }
    var ask =
        new Asked(at, by(command.get()), new CommandId("command-" + asked.size()), command.get());
    asked.add(ask);
    var message = new Message.Ask(ask.id(), at.plusSeconds(60), ask.by(), ask.command(), null);
    for (var fact : Step.of(RULES, now, message, at).facts()) {
      facts.add(fact);
      now = now.after(fact, RULES);
    }
  }

  private Optional<Queue.Command> command(QueueState state) {
    if (asked.size() % RULES_EVERY == RULES_EVERY - 1) {
      return Optional.of(new Queue.SetRules(rules()));
    }
    return switch (random.nextInt(17)) {
      case 0, 1, 2 -> Optional.of(new Queue.Join(entry()));
      case 3, 4 -> any(LAWYERS).map(lawyer -> availability(lawyer, state.slot(lawyer)));
      case 5 -> any(state.tickets().values()).map(this::presence);
      case 6, 7, 8 -> ringing(state).map(offer -> new Queue.Accept(offer.offer()));
      case 9 -> ringing(state).map(offer -> new Queue.Decline(offer.offer(), "NOT_MY_FIELD"));
      case 10 -> ringing(state).map(offer -> new Queue.RingOut(offer.offer()));
      case 11, 12 -> served(state).map(this::talk);
      case 13 -> wrapUp(state).map(c -> new Queue.WrappedUp(c, Duration.ofSeconds(77)));
      case 14 -> any(state.tickets().values()).map(t -> new Queue.Withdraw(t.id()));
      case 15 -> served(state).map(this::assist);
      default -> any(state.tickets().values()).map(this::care);
    };
  }

  /** Two kinds of its own in turn, and the file's. */
  private Optional<QueueSettings> rules() {
    int turn = asked.size() / RULES_EVERY % 3;
    return turn == 2
        ? Optional.empty()
        : Optional.of(settings(Duration.ofSeconds(10 + turn), 1 + turn));
  }

  private static Caller by(Queue.Command command, QueueState state) {
    if (command instanceof Queue.SetRules) {
      return new Caller(Caller.Role.ADMINISTRATOR, "admin");
    }
    var answered =
        command instanceof Queue.Accept accept
            ? Optional.of(accept.offer())
            : command instanceof Queue.Decline decline
                ? Optional.of(decline.offer())
                : Optional.<OfferId>empty();
    return answered
        .flatMap(state::ringing)
        .map(ticket -> ((Stage.Ringing) ticket.stage()).lawyer().value())
        .map(lawyer -> new Caller(Caller.Role.LAWYER, lawyer))
        .orElseGet(() -> Caller.hub("walk"));
  }

  private Caller by(Queue.Command command) {
    return by(command, now.state());
  }

  private Queue.Command availability(LawyerId lawyer, Slot slot) {
    var standing = random.nextInt(4) == 0 ? Standing.AWAY : Standing.AVAILABLE;
    return new Queue.Availability(lawyer, slot.version() + 1, standing, "");
  }

  private Queue.Command presence(Ticket ticket) {
    return new Queue.Presence(
        ticket.id(), ticket.presence().version() + 1, !ticket.presence().present());
  }

  private Queue.Command assist(Stage stage) {
    var talk = stage.serving().orElseThrow();
    return new Queue.Assist(new TicketId("assistance-" + ++tickets), ConferenceId.of(talk), LABOUR);
  }

  private Queue.Command care(Ticket ticket) {
    return random.nextBoolean()
        ? new Queue.Widen(ticket.id())
        : new Queue.OfferInstead(ticket.id());
  }

  private Queue.Command talk(Stage stage) {
    return stage instanceof Stage.Committed committed
        ? committed(committed.consultation())
        : new Queue.TalkEnded(
            ((Stage.Talking) stage).consultation(), ending(), Duration.ofSeconds(321));
  }

  private Queue.Command committed(ConsultationId consultation) {
    return random.nextInt(4) == 0
        ? new Queue.TalkEnded(consultation, new Queue.ResidentMissing(), Duration.ZERO)
        : new Queue.TalkStarted(consultation);
  }

  private Queue.Ending ending() {
    return switch (random.nextInt(4)) {
      case 0 -> new Queue.HandedOn(any(LAWYERS), Optional.empty());
      case 1 -> new Queue.Conflicted();
      default -> new Queue.Over();
    };
  }

  private Optional<Stage.Ringing> ringing(QueueState state) {
    return any(stages(state, Stage.Ringing.class)).map(Stage.Ringing.class::cast);
  }

  private Optional<Stage> served(QueueState state) {
    var served = new ArrayList<>(stages(state, Stage.Committed.class));
    served.addAll(stages(state, Stage.Talking.class));
    return any(served);
  }

  private static List<Stage> stages(QueueState state, Class<?> type) {
    return state.tickets().values().stream().map(Ticket::stage).filter(type::isInstance).toList();
  }

  private Optional<ConsultationId> wrapUp(QueueState state) {
    return any(
        state.slots().values().stream().flatMap(s -> s.wrapUps().keySet().stream()).toList());
  }

  /** By its text, since a map's own order may be another in another run. */
  private <T> Optional<T> any(Collection<? extends T> all) {
    if (all.isEmpty()) {
      return Optional.empty();
    }
    var sorted = all.stream().sorted(Comparator.comparing(Object::toString)).toList();
    return Optional.of(sorted.get(random.nextInt(sorted.size())));
  }

  private Queue.Entry entry() {
    var number = ++tickets;
    var resident = "resident-" + number;
    var kind = number % 5 == 0 ? Kind.CALLBACK : Kind.LIVE;
    var conflicts = number % 7 == 0 ? Set.copyOf(LAWYERS.subList(0, 2)) : Set.<LawyerId>of();
    return new Queue.Entry(
        new TicketId("ticket-" + number),
        new ResidentId(resident),
        new CaseId("case-" + number),
        number % 2 == 0 ? LABOUR : GENERAL,
        kind,
        brief(new Sealed(resident, new byte[] {(byte) number, -1}), number),
        conflicts);
  }

  private static Brief brief(Sealed sealed, int number) {
    return new Brief(
        "LABOUR",
        Channel.KIOSK,
        "陈庄村",
        number % 6 == 0 ? Set.of(Group.ELDERLY, Group.MIGRANT_WORKER) : Set.of(),
        number % 9 == 0,
        new Media(true, false),
        "",
        "1",
        false,
        sealed,
        sealed,
        Sealed.none(sealed.subject()),
        sealed,
        Sealed.none(sealed.subject()));
  }

  private static Pool pool() {
    var desks =
        List.of(new Desk(new DeskId("general"), true), new Desk(new DeskId("labour"), false));
    return new Pool(
        new PoolId("walk"),
        desks,
        Map.of(
            new LawyerId("lawyer-1"), lawyer("lawyer-1", "general"),
            new LawyerId("lawyer-2"), lawyer("lawyer-2", "labour"),
            new LawyerId("lawyer-3"), lawyer("lawyer-3", "general")),
        OpenHours.always(),
        settings(QueueSettings.defaults().ring(), 2));
  }

  private static QueueSettings settings(Duration ring, int consultationsMax) {
    var d = QueueSettings.defaults();
    return new QueueSettings(
        ring,
        2,
        d.widenAfter(),
        d.insteadAfter(),
        d.keepAbsent(),
        d.ageing(),
        d.waitingMax(),
        d.answerDueAfter(),
        d.preferFor(),
        d.returnsMax(),
        consultationsMax,
        d.ticketsMax());
  }

  private static LawyerProfile lawyer(String id, String desk) {
    return new LawyerProfile(
        new LawyerId(id), "", Set.of(new DeskId(desk)), Set.of(), Set.of("陈庄村"));
  }
}
