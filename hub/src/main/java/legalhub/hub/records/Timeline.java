package legalhub.hub.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.record.ServiceRecord;
import legalhub.persistence.records.EntityHistory.Version;

/** What became of a record, step by step, from what one version has that the one before hadn't. */
final class Timeline {
  /** What happened. The names are the interface's. */
  enum What {
    OPENED,
    ANSWERED,
    CLOSED,
    WRITTEN,
    RATED,
    /** Whoever had found a lawyer waits again. */
    REOPENED,
    CHANGED
  }

  /**
   * One step; the names are the interface's.
   *
   * @param lawyerId whose lawyer it was from then on
   * @param outcome of a record that was closed
   */
  record Step(
      long version, long atMillis, What what, String lawyerId, String outcome, Integer stars) {}

  private final List<Step> steps = new ArrayList<>();

  private Timeline() {}

  static List<Step> of(List<Version> versions) {
    var timeline = new Timeline();
    Optional<ServiceRecord> before = Optional.empty();
    for (var version : versions) {
      timeline.add(before, version);
      before = Optional.of(version.record());
    }
    return List.copyOf(timeline.steps);
  }

  private void add(Optional<ServiceRecord> before, Version version) {
    var now = version.record();
    int known = steps.size();
    if (before.isEmpty()) {
      add(version, What.OPENED);
    }
    boolean wasOpen = before.map(ServiceRecord::isOpen).orElse(true);
    if (before.isPresent() && before.get().parties().lawyer().isEmpty() && hasLawyer(now)) {
      add(version, What.ANSWERED);
    } else if (wasOpen && !now.isOpen()) {
      add(version, What.CLOSED);
    }
    if (!wasOpen && now.isOpen()) {
      add(version, What.REOPENED);
    }
    if (now.merit().recorded() && before.filter(b -> b.merit().recorded()).isEmpty()) {
      add(version, What.WRITTEN);
    }
    if (!now.merit().stars().equals(before.flatMap(b -> b.merit().stars()))) {
      add(version, What.RATED);
    }
    if (steps.size() == known && before.filter(b -> looksLike(b, now)).isEmpty()) {
      add(version, What.CHANGED);
    }
  }

  /** Nothing that is shown has changed: an event that counts for its entity alone. */
  private static boolean looksLike(ServiceRecord before, ServiceRecord now) {
    return before.place().equals(now.place())
        && before.matter().equals(now.matter())
        && before.parties().equals(now.parties())
        && before.times().equals(now.times())
        && before.outcome().equals(now.outcome())
        && before.merit().equals(now.merit());
  }

  private static boolean hasLawyer(ServiceRecord record) {
    return record.parties().lawyer().isPresent();
  }

  private void add(Version version, What what) {
    var record = version.record();
    Instant at = version.at();
    steps.add(
        new Step(
            record.version(),
            at.toEpochMilli(),
            what,
            record.parties().lawyer().map(LawyerId::value).orElse(null),
            what == What.CLOSED ? record.outcome().orElse(null) : null,
            what == What.RATED ? record.merit().stars().orElse(null) : null));
  }
}
