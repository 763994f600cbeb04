package legalhub.hub.supervision;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import legalhub.actors.supervision.Obligation;
import legalhub.actors.supervision.SupervisedPerson;
import legalhub.actors.supervision.SupervisedPerson.Event;
import legalhub.actors.supervision.SupervisionClass;
import legalhub.actors.town.SupervisionSettings;
import legalhub.actors.voicereport.Verdict;

/**
 * 月度考核表: a person's month in figures, counted from the journal.
 *
 * @param level at the month's end
 * @param exceptions raised in the month, by kind
 */
record AssessmentSheet(
    String month,
    SupervisionClass level,
    Map<Verdict, Integer> reports,
    int checkIns,
    Map<String, Integer> exceptions,
    int activityMinutes,
    int activityMinutesWanted,
    List<Leave> leaves,
    List<Censure> censures) {

  /**
   * @param state {@code ASKED}, {@code APPROVED}, {@code REFUSED} or {@code RETURNED}
   */
  record Leave(String from, String until, String state) {}

  record Censure(long atMillis, String kind) {}

  static AssessmentSheet of(
      List<FileBook.Line> lines, YearMonth month, ZoneId zone, SupervisionSettings settings) {
    var count = new Count(month, zone);
    lines.forEach(count::take);
    return new AssessmentSheet(
        month.toString(),
        count.level,
        verdicts(count),
        count.checkIns,
        Map.copyOf(count.exceptions),
        count.credits.values().stream().mapToInt(Integer::intValue).sum(),
        count.level == null ? 0 : settings.plan(count.level).activityMinutes(),
        List.copyOf(count.leaves.values()),
        List.copyOf(count.censures));
  }

  /** An officer's word replaces what was found. */
  private static Map<Verdict, Integer> verdicts(Count count) {
    var all = new LinkedHashMap<Verdict, Integer>();
    count.reports.values().forEach(verdict -> all.merge(verdict, 1, Integer::sum));
    return all;
  }

  /** What one pass over the journal finds. */
  private static final class Count {
    private final YearMonth month;
    private final ZoneId zone;
    private SupervisionClass level;
    private int checkIns;
    private final Map<String, Verdict> reports = new LinkedHashMap<>();
    private final Map<String, Integer> exceptions = new LinkedHashMap<>();
    private final Map<String, Integer> credits = new LinkedHashMap<>();
    private final Map<String, Leave> leaves = new LinkedHashMap<>();
    private final List<Censure> censures = new ArrayList<>();

    Count(YearMonth month, ZoneId zone) {
      this.month = month;
      this.zone = zone;
    }

    private boolean isIn(Instant at) {
      return YearMonth.from(at.atZone(zone)).equals(month);
    }

    private void take(FileBook.Line line) {
      var event = line.event();
      if (!YearMonth.from(line.at().atZone(zone)).isAfter(month)) {
        level(event);
      }
      hours(event);
      leave(event);
      if (event instanceof SupervisedPerson.ReportEnded e && isIn(e.begun())) {
        reports.put(e.report().value(), e.verdict());
      }
      if (event instanceof SupervisedPerson.Missed e && isIn(e.missed())) {
        exceptions.merge(missed(e.kind()), 1, Integer::sum);
      }
      if (isIn(line.at())) {
        inMonth(line.at(), event);
      }
    }

    private static String missed(Obligation.Kind kind) {
      return "MISSED_" + kind.name();
    }

    private void inMonth(Instant at, Event event) {
      if (event instanceof SupervisedPerson.CheckedIn) {
        checkIns++;
      } else if (event instanceof SupervisedPerson.ExceptionRaised e) {
        exceptions.merge(e.kind().name(), 1, Integer::sum);
      } else if (event instanceof SupervisedPerson.Censured e) {
        censures.add(new Censure(at.toEpochMilli(), e.severity().name()));
      }
    }

    private void level(Event event) {
      if (event instanceof SupervisedPerson.Admitted e) {
        level = e.admission().level();
      } else if (event instanceof SupervisedPerson.Reclassified e) {
        level = e.level();
      }
    }

    private void hours(Event event) {
      if (event instanceof SupervisedPerson.HoursCredited e && e.month().equals(month.toString())) {
        credits.put(e.credit(), e.minutes());
      } else if (event instanceof SupervisedPerson.HoursCorrected e) {
        credits.computeIfPresent(e.credit(), (credit, before) -> e.minutes());
      }
    }

    private void leave(Event event) {
      if (event instanceof SupervisedPerson.LeaveAsked e) {
        var asked = e.leave();
        boolean touches =
            asked.from().compareTo(month.atEndOfMonth().toString()) <= 0
                && asked.until().compareTo(month.atDay(1).toString()) >= 0;
        if (touches) {
          leaves.put(asked.leave(), new Leave(asked.from(), asked.until(), "ASKED"));
        }
      } else if (event instanceof SupervisedPerson.LeaveDecided e) {
        stands(e.leave(), e.approved() ? "APPROVED" : "REFUSED");
      } else if (event instanceof SupervisedPerson.LeaveReturned e) {
        stands(e.leave(), "RETURNED");
      }
    }

    private void stands(String leave, String state) {
      leaves.computeIfPresent(
          leave, (id, before) -> new Leave(before.from(), before.until(), state));
    }
  }
}
