package legalhub.hub.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.session.ResidentId;

/** The read side's rows of consultations. */
public interface RecordQueries {
  /**
   * The newest rows of a resident that were opened before a time.
   *
   * @param limit at most so many
   */
  CompletionStage<List<ServiceRecord>> ofResident(ResidentId resident, Instant before, int limit);

  /** The newest rows of a lawyer that were opened before a time. */
  CompletionStage<List<ServiceRecord>> ofLawyer(LawyerId lawyer, Instant before, int limit);

  /** One row of a resident. */
  CompletionStage<Optional<ServiceRecord>> find(ResidentId resident, ConsultationId consultation);
}
