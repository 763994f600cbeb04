package legalhub.actors.caseload;

import java.time.Duration;
import java.time.Instant;
import legalhub.actors.activity.ActivityId;
import legalhub.actors.supervision.SupervisedId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** Every person of the office, as their file last told, and every activity that isn't long over. */
public record CaseloadState(
    PMap<SupervisedId, Caseload.Entry> persons,
    PMap<ActivityId, Caseload.ActivityEntry> activities) {
  private static final Duration ACTIVITIES_KEPT = Duration.ofDays(60);

  static CaseloadState empty() {
    return new CaseloadState(HashTreePMap.empty(), HashTreePMap.empty());
  }

  boolean knows(Caseload.ActivityEntry entry) {
    var known = activities.get(entry.activity());
    return known != null && known.version() >= entry.version();
  }

  CaseloadState with(Caseload.ActivityEntry entry, Instant now) {
    var kept = activities.plus(entry.activity(), entry);
    for (var one : activities.values()) {
      if (one.notice().until().plus(ACTIVITIES_KEPT).isBefore(now)) {
        kept = kept.minus(one.activity());
      }
    }
    return new CaseloadState(persons, kept);
  }

  boolean knows(Caseload.Entry entry) {
    var known = persons.get(entry.person());
    return known != null && known.version() >= entry.version();
  }

  CaseloadState with(Caseload.Entry entry) {
    return new CaseloadState(persons.plus(entry.person(), entry), activities);
  }
}
