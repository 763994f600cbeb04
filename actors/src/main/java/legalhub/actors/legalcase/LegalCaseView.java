package legalhub.actors.legalcase;

import java.time.Instant;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.privacy.Sealed;

/** What a matter shows, to its resident and to the lawyers who were admitted. */
public interface LegalCaseView {
  /** Parts {@code matter}, {@code entry/CONSULTATION}. */
  String MATTER = "matter";

  record Matter(CaseId matter, String category, Instant opened) implements ViewPart {}

  record Entry(
      ConsultationId consultation,
      Instant at,
      LawyerId lawyer,
      String category,
      Sealed advice,
      Outcome outcome)
      implements ViewPart {}
}
