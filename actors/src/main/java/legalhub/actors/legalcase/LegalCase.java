package legalhub.actors.legalcase;

import java.time.Instant;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.session.ResidentId;

/** The protocol of one matter. */
public interface LegalCase {

  /** What may be asked. */
  sealed interface Command {}

  /**
   * A consultation of this matter was opened, ended or recorded; the later replaces the earlier.
   */
  record Attach(Entry entry) implements Command {}

  /** The conflict check is done: this lawyer may read the matter. */
  record Admit(LawyerId lawyer, ConsultationId consultation) implements Command {}

  /** What is recorded, and kept for ever. */
  sealed interface Event {}

  record Attached(Entry entry) implements Event {}

  record Admitted(LawyerId lawyer, ConsultationId consultation) implements Event {}

  /**
   * @param version the consultation's own count of its changes; an older entry changes nothing
   */
  record Entry(
      ConsultationId consultation,
      long version,
      ResidentId resident,
      LawyerId lawyer,
      String category,
      Sealed advice,
      Outcome outcome,
      Instant at) {}
}
