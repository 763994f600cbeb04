package legalhub.hub.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.session.ResidentId;

/** The read side's rows of consultations. */
public interface RecordQueries {
  /**
   * One consultation as its row shows it. Nothing personal.
   *
   * @param outcome {@code ""} while it is open
   * @param stars empty when the resident gave none
   */
  record Row(
      ConsultationId consultation,
      String caseId,
      Instant at,
      String category,
      String desk,
      String channel,
      String village,
      LawyerId lawyer,
      boolean closed,
      String outcome,
      long waitSeconds,
      long talkSeconds,
      Optional<Integer> stars) {}

  /**
   * The newest rows of a resident that began before a time.
   *
   * @param limit at most so many
   */
  CompletionStage<List<Row>> ofResident(ResidentId resident, Instant before, int limit);

  /** The newest rows of a lawyer that began before a time. */
  CompletionStage<List<Row>> ofLawyer(LawyerId lawyer, Instant before, int limit);

  /** One row of a resident. */
  CompletionStage<Optional<Row>> find(ResidentId resident, ConsultationId consultation);
}
