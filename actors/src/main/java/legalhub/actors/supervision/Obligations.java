package legalhub.actors.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import legalhub.actors.supervision.Obligation.Kind;
import legalhub.actors.town.SupervisionSettings;

/**
 * What a person has to do, worked out from the file, the town's settings and the calendar: nothing
 * is stored of it but what was done, reminded of or missed. An obligation exists from its opening
 * until it runs out.
 */
final class Obligations {
  /** No obligation is longer from its opening to its end. */
  static final Duration LONGEST = Duration.ofDays(70);

  /** How far ahead is looked. */
  private static final int DAYS_AHEAD = 2;

  private final SupervisionSettings settings;
  private final ZoneId zone;

  Obligations(SupervisionSettings settings, ZoneId zone) {
    this.settings = settings;
    this.zone = zone;
  }

  /** Those that hadn't run out by the last fact of the file, soonest first. */
  List<Obligation> of(SupervisedState state, Instant now) {
    if (!state.isSupervised()) {
      return List.of();
    }
    var settled = state.standing().settled();
    var to = later(now, settled).atZone(zone).toLocalDate().plusDays(DAYS_AHEAD);
    var all = new ArrayList<Obligation>();
    reports(state, to, all);
    checkIns(state, to, all);
    activity(state, to, all);
    returns(state, all);
    var end = LocalDate.parse(state.admission().orElseThrow().until()).plusDays(1);
    all.removeIf(o -> !o.missed().isAfter(settled) || o.due().isAfter(start(end)));
    all.sort(Comparator.comparing(Obligation::due).thenComparing(Obligation::key));
    return List.copyOf(all);
  }

  /** That which is still to be done. */
  List<Obligation> undone(SupervisedState state, Instant now) {
    return of(state, now).stream().filter(o -> !state.diary().done().containsKey(o.key())).toList();
  }

  /** The earliest of a kind that something done at this time counts for. */
  Optional<Obligation> taking(SupervisedState state, Kind kind, Instant at) {
    return undone(state, at).stream().filter(o -> o.kind() == kind && o.takes(at)).findFirst();
  }

  /** When something must be done unasked. */
  Optional<Instant> next(SupervisedState state) {
    return undone(state, state.standing().settled()).stream()
        .map(o -> state.diary().reminded().containsKey(o.key()) ? o.missed() : o.remind())
        .min(Comparator.naturalOrder());
  }

  private void reports(SupervisedState state, LocalDate to, List<Obligation> into) {
    int days = plan(state).reportEveryDays();
    var times = settings.times();
    var from = state.standing().dutiesFrom();
    long passed = Duration.between(start(from), state.standing().settled()).toDays();
    var opens = from.plusDays(Math.max(0, passed / days - 1) * days);
    // One more than is open now, so that there is always a next one.
    for (; !opens.isAfter(later(to, from).plusDays(days)); opens = opens.plusDays(days)) {
      var due = start(opens.plusDays(days));
      into.add(
          new Obligation(
              "report/" + opens,
              Kind.REPORT,
              start(opens),
              due.minus(times.remindReport()),
              due,
              due.plus(times.reportGrace())));
    }
  }

  private void checkIns(SupervisedState state, LocalDate to, List<Obligation> into) {
    var times = settings.times();
    var from = state.standing().dutiesFrom();
    var day = later(state.standing().settled().atZone(zone).toLocalDate().minusDays(1), from);
    for (; !day.isAfter(later(to, from)); day = day.plusDays(1)) {
      for (var time : plan(state).checkIns()) {
        var at = day.atTime(time).atZone(zone).toInstant();
        into.add(
            new Obligation(
                "check-in/%sT%s".formatted(day, time),
                Kind.CHECK_IN,
                at.minus(times.checkInEarly()),
                at,
                at,
                at.plus(times.checkInGrace())));
      }
    }
  }

  /** Whole months only: who comes in the middle of one owes nothing for it. */
  private void activity(SupervisedState state, LocalDate to, List<Obligation> into) {
    if (plan(state).activityMinutes() == 0) {
      return;
    }
    var from = state.standing().dutiesFrom();
    var month = YearMonth.from(state.standing().settled().atZone(zone)).minusMonths(1);
    var last = YearMonth.from(later(to, from)).plusMonths(1);
    for (; !month.isAfter(last); month = month.plusMonths(1)) {
      if (month.atDay(1).isBefore(from)) {
        continue;
      }
      var due = start(month.plusMonths(1).atDay(1));
      into.add(
          new Obligation(
              "activity/" + month,
              Kind.ACTIVITY,
              start(month.atDay(1)),
              due.minus(settings.times().remindActivity()),
              due,
              due));
    }
  }

  private void returns(SupervisedState state, List<Obligation> into) {
    state
        .leaves()
        .values()
        .forEach(
            leave -> {
              if (leave.approved().orElse(false) && !leave.returned()) {
                var due = start(LocalDate.parse(leave.asked().until()).plusDays(1));
                into.add(
                    new Obligation(
                        "return/" + leave.asked().leave(),
                        Kind.LEAVE_RETURN,
                        start(LocalDate.parse(leave.asked().from())),
                        due.minus(Duration.ofDays(1)),
                        due,
                        due.plus(settings.times().returnGrace())));
              }
            });
  }

  private SupervisionSettings.Plan plan(SupervisedState state) {
    return settings.plan(state.standing().level());
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static <T extends Comparable<? super T>> T later(T one, T other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
