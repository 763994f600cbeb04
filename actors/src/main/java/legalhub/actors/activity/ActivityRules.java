package legalhub.actors.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.activity.Activity.Command;
import legalhub.actors.activity.Activity.Event;
import legalhub.actors.caseload.Caseload;
import legalhub.actors.entity.Agenda;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Rules;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.supervision.Placement;
import legalhub.actors.supervision.SupervisedId;
import legalhub.actors.supervision.SupervisedPerson;
import legalhub.actors.town.Town;

/** What an activity allows. Hours are its own count; what is in doubt an officer says. */
public final class ActivityRules implements Rules<Command, Event, ActivityState> {
  private static final Duration EARLY_MAX = Duration.ofMinutes(30);
  private static final Duration LATE_MAX = Duration.ofHours(2);

  private final ActivityId id;
  private final Town town;

  public ActivityRules(ActivityId id, Town town) {
    this.id = id;
    this.town = town;
  }

  public static EntitySpec<Command, Event, ActivityState> spec(Town town) {
    return EntitySpec.of(EntityKind.ACTIVITY, id -> new ActivityRules(new ActivityId(id), town));
  }

  @Override
  public ActivityState vacant() {
    return ActivityState.vacant();
  }

  @Override
  public Decision<Event> decide(ActivityState state, Command command, Asking asking) {
    if (command instanceof Activity.Publish c) {
      return publish(state, c, asking);
    }
    if (state.notice().isEmpty()) {
      return Decision.refuse(Refusal.NOT_FOUND);
    }
    var notice = state.notice().get();
    if (command instanceof Activity.Close) {
      return !asking.by().isHub()
          ? Decision.refuse(Refusal.FORBIDDEN)
          : isOver(state) ? Decision.alreadySo() : Decision.record(new Activity.Closed());
    }
    if (command instanceof Activity.Cancel) {
      if (!town.isOfficer(asking.by(), notice.office())) {
        return Decision.refuse(Refusal.FORBIDDEN);
      }
      return state.cancelled()
          ? Decision.alreadySo()
          : asking.now().isAfter(notice.from())
              ? Decision.refuse(Refusal.NOT_IN_THIS_STATE)
              : Decision.record(new Activity.Cancelled(asking.by().id()));
    }
    if (asking.by().role() != Caller.Role.SUPERVISED_PERSON) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    return isOver(state)
        ? Decision.refuse(Refusal.NOT_IN_THIS_STATE)
        : ofPerson(state, command, new SupervisedId(asking.by().id()), asking.now());
  }

  private static boolean isOver(ActivityState state) {
    return state.cancelled() || state.closed();
  }

  private Decision<Event> publish(ActivityState state, Activity.Publish c, Asking asking) {
    if (!town.isOfficer(asking.by(), c.notice().office())) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (state.notice().isPresent()) {
      return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    var notice = c.notice();
    boolean sound =
        notice.places() > 0
            && notice.from().isBefore(notice.until())
            && notice.until().isAfter(asking.now())
            && Duration.between(notice.from(), notice.until()).compareTo(Duration.ofDays(1)) <= 0;
    return sound
        ? Decision.record(new Activity.Published(notice, asking.by().id()))
        : Decision.refuse(Refusal.INVALID);
  }

  private static Decision<Event> ofPerson(
      ActivityState state, Command command, SupervisedId person, Instant now) {
    var notice = state.notice().orElseThrow();
    var share = Optional.ofNullable(state.shares().get(person));
    if (command instanceof Activity.SignUp) {
      return signUp(state, person, now);
    } else if (command instanceof Activity.SignOff) {
      return share.isEmpty()
          ? Decision.alreadySo()
          : share.get().part() == Activity.Part.SIGNED_UP
              ? Decision.record(new Activity.SignedOff(person))
              : Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    if (share.isEmpty()) {
      return Decision.refuse(Refusal.NOT_FOUND);
    }
    return command instanceof Activity.Arrive c
        ? arrive(notice, share.get(), c, person, now)
        : depart(notice, share.get(), (Activity.Depart) command, person, now);
  }

  private static Decision<Event> signUp(ActivityState state, SupervisedId person, Instant now) {
    var notice = state.notice().orElseThrow();
    if (state.shares().containsKey(person)) {
      return Decision.alreadySo();
    }
    if (now.isAfter(notice.until())) {
      return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    return state.shares().size() >= notice.places()
        ? Decision.refuse(Refusal.AT_CAPACITY)
        : Decision.record(new Activity.SignedUp(person));
  }

  private static Decision<Event> arrive(
      Activity.Notice notice,
      ActivityState.Share share,
      Activity.Arrive c,
      SupervisedId person,
      Instant now) {
    if (share.part() == Activity.Part.PRESENT) {
      return Decision.alreadySo();
    }
    boolean inTime = now.isAfter(notice.from().minus(EARLY_MAX)) && now.isBefore(notice.until());
    if (share.part() != Activity.Part.SIGNED_UP || !inTime) {
      return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    return c.code().equals(notice.code())
        ? Decision.record(new Activity.Arrived(person, c.fix(), c.photo()))
        : Decision.refuse(Refusal.WRONG_CODE);
  }

  private static Decision<Event> depart(
      Activity.Notice notice,
      ActivityState.Share share,
      Activity.Depart c,
      SupervisedId person,
      Instant now) {
    if (share.departed().isPresent()) {
      return Decision.alreadySo();
    }
    if (share.part() != Activity.Part.PRESENT) {
      return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    if (!c.code().equals(notice.code())) {
      return Decision.refuse(Refusal.WRONG_CODE);
    }
    boolean there = isThere(share.at().orElseThrow()) && isThere(c.fix().placement());
    int minutes = there ? minutes(notice, share.arrived().orElseThrow(), now) : 0;
    return Decision.record(new Activity.Departed(person, c.fix(), c.photo(), minutes));
  }

  private static boolean isThere(Placement placement) {
    return placement == Placement.INSIDE || placement == Placement.UNCERTAIN;
  }

  /** From the beginning to the end at most; whole minutes. */
  private static int minutes(Activity.Notice notice, Instant arrived, Instant now) {
    var from = arrived.isBefore(notice.from()) ? notice.from() : arrived;
    var until = now.isAfter(notice.until()) ? notice.until() : now;
    return until.isAfter(from) ? Math.toIntExact(Duration.between(from, until).toMinutes()) : 0;
  }

  @Override
  public ActivityState apply(ActivityState state, Event event, Instant at) {
    return state.with(event, at);
  }

  @Override
  public Agenda<Command> agenda(ActivityState state) {
    if (state.notice().isEmpty()) {
      return Agenda.empty();
    }
    var notice = state.notice().get();
    var alarms =
        isOver(state)
            ? List.<Agenda.Alarm<Command>>of()
            : List.of(
                new Agenda.Alarm<Command>(
                    "over", notice.until().plus(LATE_MAX), new Activity.Close()));
    var duties = new ArrayList<Agenda.Duty<Command>>();
    duties.add(
        new Agenda.Duty<>(
            "announce/" + state.version(),
            new EntityAddress(EntityKind.CASELOAD, notice.office().value()),
            new Caseload.Announce(entry(state)),
            Optional.empty()));
    state.shares().forEach((person, share) -> credit(notice, person, share).ifPresent(duties::add));
    return new Agenda<>(alarms, List.copyOf(duties), List.of());
  }

  private Caseload.ActivityEntry entry(ActivityState state) {
    return new Caseload.ActivityEntry(
        id,
        state.version(),
        state.notice().orElseThrow(),
        state.cancelled(),
        state.shares().entrySet().stream()
            .map(
                entry ->
                    new Caseload.Participant(
                        entry.getKey(),
                        entry.getValue().part(),
                        entry.getValue().arrived(),
                        entry.getValue().departed(),
                        entry.getValue().minutes()))
            .sorted(java.util.Comparator.comparing(one -> one.person().value()))
            .toList());
  }

  /** Also nothing is credited, so that an officer has something to correct. */
  private Optional<Agenda.Duty<Command>> credit(
      Activity.Notice notice, SupervisedId person, ActivityState.Share share) {
    boolean came = share.isOver() && share.part() != Activity.Part.ABSENT;
    return came
        ? Optional.of(
            new Agenda.Duty<>(
                "credit/" + person.value(),
                new EntityAddress(EntityKind.SUPERVISED_PERSON, person.value()),
                new SupervisedPerson.CreditHours(
                    "activity/" + id.value(), notice.month(), share.minutes()),
                Optional.empty()))
        : Optional.empty();
  }

  @Override
  public Optional<Map<String, ViewPart>> view(ActivityState state, Audience audience, Instant now) {
    return audience.viewer().isHub() && audience.topic().equals(ActivityView.NOTICE)
        ? state
            .notice()
            .map(notice -> Map.of(ActivityView.NOTICE, new ActivityView.Published(notice)))
        : Optional.empty();
  }
}
