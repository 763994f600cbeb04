package legalhub.actors.caseload;

import legalhub.actors.supervision.SupervisedId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** Every person of the office, as their file last told. */
public record CaseloadState(PMap<SupervisedId, Caseload.Entry> persons) {
  static CaseloadState empty() {
    return new CaseloadState(HashTreePMap.empty());
  }

  boolean knows(Caseload.Entry entry) {
    var known = persons.get(entry.person());
    return known != null && known.version() >= entry.version();
  }

  CaseloadState with(Caseload.Entry entry) {
    return new CaseloadState(persons.plus(entry.person(), entry));
  }
}
