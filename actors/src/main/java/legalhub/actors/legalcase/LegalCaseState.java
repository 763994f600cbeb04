package legalhub.actors.legalcase;

import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.lawyer.LawyerId;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/** A matter: what belongs to it, and which lawyers may read it. */
public record LegalCaseState(
    PMap<ConsultationId, LegalCase.Entry> entries, PSet<LawyerId> admitted) {
  static LegalCaseState empty() {
    return new LegalCaseState(HashTreePMap.empty(), HashTreePSet.empty());
  }

  boolean knows(LegalCase.Entry entry) {
    var known = entries.get(entry.consultation());
    return known != null && known.version() >= entry.version();
  }
}
