package legalhub.hub.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.ServiceRow;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.session.ResidentId;

/** The read side's rows of consultations. */
public interface RecordQueries {
  /**
   * The newest rows of a resident that were opened before a time.
   *
   * @param limit at most so many
   */
  CompletionStage<List<ServiceRow>> ofResident(ResidentId resident, Instant before, int limit);

  /** The newest rows of a lawyer that were opened before a time. */
  CompletionStage<List<ServiceRow>> ofLawyer(LawyerId lawyer, Instant before, int limit);

  /** One row of a resident. */
  CompletionStage<Optional<ServiceRow>> find(ResidentId resident, ConsultationId consultation);
}
