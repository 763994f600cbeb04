package legalhub.actors.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Refusal;
import legalhub.actors.supervision.SupervisedPerson.Command;
import legalhub.actors.supervision.SupervisedPerson.Event;
import legalhub.actors.supervision.SupervisedPerson.ExceptionKind;
import legalhub.actors.town.SupervisionSettings;

/** What the person does, and what their reports and activities tell of them. */
final class PersonRules {
  private static final int OPEN_EXCEPTIONS_MAX = 2_000;
  private static final int LEAVES_MAX = 1_000;
  private static final int LEAVE_DAYS_MAX = 30;
  private static final int MINUTES_A_DAY_MAX = 24 * 60;

  private final SupervisionSettings settings;
  private final Obligations obligations;
  private final ZoneId zone;

  PersonRules(SupervisionSettings settings, Obligations obligations, ZoneId zone) {
    this.settings = settings;
    this.obligations = obligations;
    this.zone = zone;
  }

  Decision<Event> own(SupervisedState state, Command command, Instant now) {
    if (!state.isSupervised()) {
      return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    if (command instanceof SupervisedPerson.BeginReport c) {
      return beginReport(state, c, now);
    } else if (command instanceof SupervisedPerson.CheckIn c) {
      return checkIn(state, c, now);
    } else if (command instanceof SupervisedPerson.AskLeave c) {
      return askLeave(state, c.leave(), now);
    } else if (command instanceof SupervisedPerson.ReturnFromLeave c) {
      return returned(state, c);
    }
    return Decision.refuse(Refusal.FORBIDDEN);
  }

  Decision<Event> ofHub(SupervisedState state, Command command) {
    if (command instanceof SupervisedPerson.Tick) {
      return Decision.alreadySo();
    } else if (command instanceof SupervisedPerson.ReportOver c) {
      return reportOver(state, c);
    } else if (command instanceof SupervisedPerson.DropReport c) {
      return Decision.record(new SupervisedPerson.ReportDropped(c.report()));
    } else if (command instanceof SupervisedPerson.CreditHours c) {
      return credit(state, c);
    }
    return Decision.refuse(Refusal.FORBIDDEN);
  }

  private Decision<Event> beginReport(
      SupervisedState state, SupervisedPerson.BeginReport c, Instant now) {
    boolean known =
        state.voice().latest().stream().anyMatch(report -> report.report().equals(c.report()));
    if (known) {
      return Decision.alreadySo();
    }
    var devices = state.voice().devices();
    var time = now.atZone(zone).toLocalTime();
    var hours = settings.report();
    boolean inHours = !time.isBefore(hours.from()) && time.isBefore(hours.to());
    var fix = judged(state, c.fix(), now);
    var events = new ArrayList<Event>();
    events.add(
        new SupervisedPerson.ReportBegun(
            c.report(),
            c.digits(),
            fix,
            c.device(),
            devices.isEmpty() || devices.contains(c.device()),
            inHours));
    raised(state, "position/" + c.report().value(), fix, false).ifPresent(events::add);
    return Decision.record(List.copyOf(events));
  }

  private Decision<Event> checkIn(SupervisedState state, SupervisedPerson.CheckIn c, Instant now) {
    var fix = judged(state, c.fix(), now);
    boolean located = fix.placement() != Placement.UNKNOWN;
    var fulfils =
        located
            ? obligations.taking(state, Obligation.Kind.CHECK_IN, now).map(Obligation::key)
            : Optional.<String>empty();
    var events = new ArrayList<Event>();
    events.add(new SupervisedPerson.CheckedIn(c.checkIn(), fix, c.device(), fulfils));
    raised(state, "position/" + c.checkIn(), fix, true).ifPresent(events::add);
    return Decision.record(List.copyOf(events));
  }

  /** Outside is where nobody allowed it. */
  private Fix judged(SupervisedState state, Fix fix, Instant now) {
    return fix.placement() == Placement.OUTSIDE && isOnLeave(state, now.atZone(zone).toLocalDate())
        ? new Fix(fix.position(), Placement.ON_LEAVE)
        : fix;
  }

  private static boolean isOnLeave(SupervisedState state, LocalDate day) {
    return state.leaves().values().stream()
        .anyMatch(
            leave ->
                leave.approved().orElse(false)
                    && !day.isBefore(LocalDate.parse(leave.asked().from()))
                    && !day.isAfter(LocalDate.parse(leave.asked().until())));
  }

  /**
   * @param placeWanted a check-in without a position is abnormal, a report isn't
   */
  private static Optional<Event> raised(
      SupervisedState state, String key, Fix fix, boolean placeWanted) {
    if (state.open().size() >= OPEN_EXCEPTIONS_MAX) {
      return Optional.empty();
    }
    if (fix.placement() == Placement.OUTSIDE) {
      return Optional.of(new SupervisedPerson.ExceptionRaised(key, ExceptionKind.OUT_OF_BOUNDS));
    }
    return fix.placement() == Placement.UNKNOWN && placeWanted
        ? Optional.of(new SupervisedPerson.ExceptionRaised(key, ExceptionKind.ABNORMAL_LOCATION))
        : Optional.empty();
  }

  private Decision<Event> askLeave(
      SupervisedState state, SupervisedPerson.Leave leave, Instant now) {
    if (state.leaves().containsKey(leave.leave())) {
      return Decision.alreadySo();
    }
    if (state.leaves().size() >= LEAVES_MAX) {
      return Decision.refuse(Refusal.AT_CAPACITY);
    }
    var from = LocalDate.parse(leave.from());
    var until = LocalDate.parse(leave.until());
    boolean sound =
        !until.isBefore(from)
            && !from.isBefore(now.atZone(zone).toLocalDate())
            && ChronoUnit.DAYS.between(from, until) < LEAVE_DAYS_MAX;
    return sound
        ? Decision.record(new SupervisedPerson.LeaveAsked(leave))
        : Decision.refuse(Refusal.INVALID);
  }

  private static Decision<Event> returned(
      SupervisedState state, SupervisedPerson.ReturnFromLeave c) {
    var leave = state.leaves().get(c.leave());
    if (leave == null) {
      return Decision.refuse(Refusal.NOT_FOUND);
    }
    if (leave.returned()) {
      return Decision.alreadySo();
    }
    return leave.approved().orElse(false)
        ? Decision.record(new SupervisedPerson.LeaveReturned(c.leave()))
        : Decision.refuse(Refusal.NOT_IN_THIS_STATE);
  }

  /** A report counts for the days in which it was begun. */
  private Decision<Event> reportOver(SupervisedState state, SupervisedPerson.ReportOver c) {
    var known =
        state.voice().latest().stream()
            .filter(report -> report.report().equals(c.report()))
            .findFirst();
    boolean same =
        known
            .filter(
                report ->
                    report.verdict().equals(Optional.of(c.verdict()))
                        && report.judged() == c.judged()
                        && report.reasons().equals(c.reasons()))
            .isPresent();
    if (same) {
      return Decision.alreadySo();
    }
    var counted = known.flatMap(SupervisedState.Report::verdict);
    var fulfils =
        counted.isPresent() && counted.get().counts() && !c.verdict().counts()
            ? undoing(state, c)
            : fulfilled(state, c);
    return Decision.record(
        new SupervisedPerson.ReportEnded(
            c.report(), c.begun(), c.verdict(), c.judged(), c.reasons(), fulfils));
  }

  private Optional<String> fulfilled(SupervisedState state, SupervisedPerson.ReportOver c) {
    return c.verdict().counts()
        ? obligations.taking(state, Obligation.Kind.REPORT, c.begun()).map(Obligation::key)
        : Optional.empty();
  }

  /** What it had counted for, if there is still time to do it again. */
  private Optional<String> undoing(SupervisedState state, SupervisedPerson.ReportOver c) {
    return obligations.of(state, state.standing().settled()).stream()
        .filter(o -> o.kind() == Obligation.Kind.REPORT && o.takes(c.begun()))
        .map(Obligation::key)
        .filter(state.diary().done()::containsKey)
        .findFirst();
  }

  private Decision<Event> credit(SupervisedState state, SupervisedPerson.CreditHours c) {
    if (state.activity().containsKey(c.credit())) {
      return Decision.alreadySo();
    }
    if (c.minutes() < 0 || c.minutes() > MINUTES_A_DAY_MAX) {
      return Decision.refuse(Refusal.INVALID);
    }
    int then = state.minutesIn(c.month()) + c.minutes();
    int wanted = settings.plan(state.standing().level()).activityMinutes();
    var key = "activity/" + c.month();
    boolean enough =
        wanted > 0
            && then >= wanted
            && obligations.undone(state, state.standing().settled()).stream()
                .anyMatch(o -> o.key().equals(key));
    return Decision.record(
        new SupervisedPerson.HoursCredited(
            c.credit(), c.month(), c.minutes(), enough ? Optional.of(key) : Optional.empty()));
  }
}
