package legalhub.actors.dashboard;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import legalhub.actors.dashboard.DashboardView.Asking;
import legalhub.actors.dashboard.DashboardView.Attendances;
import legalhub.actors.dashboard.DashboardView.Breakdown;
import legalhub.actors.dashboard.DashboardView.Corrections;
import legalhub.actors.dashboard.DashboardView.Figures;
import legalhub.actors.dashboard.DashboardView.Satisfaction;
import legalhub.actors.dashboard.DashboardView.Talks;
import legalhub.actors.dashboard.DashboardView.Terminals;
import legalhub.actors.dashboard.DashboardView.Waits;

/** Counts as figures. */
final class Charts {
  private Charts() {}

  static Figures of(Counts counts) {
    return new Figures(
        asking(counts),
        waits(counts),
        talks(counts),
        stars(counts),
        bars(counts),
        Optional.of(corrections(counts)),
        Optional.of(terminals(counts)),
        Optional.of(attendances(counts)));
  }

  private static Asking asking(Counts counts) {
    return new Asking(
        counts.total(Measure.ASKED),
        counts.total(Measure.ANSWERED),
        counts.total(Measure.ABANDONED),
        counts.total(Measure.UNSERVED),
        counts.total(Measure.PROMISED),
        counts.total(Measure.KEPT),
        counts.total(Measure.WAITING));
  }

  private static Waits waits(Counts counts) {
    var waited = counts.byNumber(Measure.WAITED);
    return new Waits(percentile(waited, 50), percentile(waited, 90));
  }

  private static Talks talks(Counts counts) {
    long seconds =
        counts.byNumber(Measure.TALKED).entrySet().stream()
            .mapToLong(talk -> (long) talk.getKey() * talk.getValue())
            .sum();
    return new Talks(
        counts.total(Measure.TALKING),
        counts.total(Measure.TALKED),
        seconds,
        counts.total(Measure.UNWRITTEN));
  }

  private static Satisfaction stars(Counts counts) {
    return new Satisfaction(counts.total(Measure.STARS), column(counts, Measure.STARS));
  }

  private static Breakdown bars(Counts counts) {
    return new Breakdown(
        column(counts, Measure.CHANNEL),
        column(counts, Measure.VILLAGE),
        column(counts, Measure.CATEGORY),
        column(counts, Measure.HOUR),
        column(counts, Measure.OUTCOME));
  }

  private static Corrections corrections(Counts counts) {
    return new Corrections(
        column(counts, Measure.REPORT),
        column(counts, Measure.CHECK_IN),
        column(counts, Measure.LEAVE),
        column(counts, Measure.EXCEPTION),
        counts.total(Measure.UNRESOLVED));
  }

  private static Terminals terminals(Counts counts) {
    return new Terminals(
        column(counts, Measure.TERMINAL_USE),
        column(counts, Measure.TERMINAL_INCIDENT),
        counts.total(Measure.OUT_OF_ORDER));
  }

  private static Attendances attendances(Counts counts) {
    return new Attendances(column(counts, Measure.ATTENDANCE), counts.total(Measure.ATTENDING));
  }

  private static Map<String, Integer> column(Counts counts, Measure measure) {
    return Collections.unmodifiableMap(new TreeMap<>(counts.column(measure)));
  }

  /** The nearest rank: the least value that so many of a hundred don't exceed. */
  static Optional<Integer> percentile(NavigableMap<Integer, Integer> counted, int percent) {
    long all = counted.values().stream().mapToLong(Integer::longValue).sum();
    long rank = (all * percent + 99) / 100;
    long seen = 0;
    for (var entry : counted.entrySet()) {
      seen += entry.getValue();
      if (seen >= rank && seen > 0) {
        return Optional.of(entry.getKey());
      }
    }
    return Optional.empty();
  }
}
