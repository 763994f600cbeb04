package legalhub.hub.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.session.ResidentId;
import legalhub.hub.records.RecordQueries;

/** Stands in until persistence has its queries. */
public final class InterimRecords implements RecordQueries {
  @Override
  public CompletionStage<List<Row>> ofResident(ResidentId resident, Instant before, int limit) {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public CompletionStage<List<Row>> ofLawyer(LawyerId lawyer, Instant before, int limit) {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public CompletionStage<Optional<Row>> find(ResidentId resident, ConsultationId consultation) {
    return CompletableFuture.completedFuture(Optional.empty());
  }
}
