package legalhub.hub.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.session.ResidentId;
import legalhub.hub.records.RecordQueries;
import legalhub.persistence.records.ServiceRows;

/** The tables of service rows, as REST sees them. */
public record StoredRecords(ServiceRows rows) implements RecordQueries {
  @Override
  public CompletionStage<List<ServiceRecord>> ofResident(
      ResidentId resident, Instant before, int limit) {
    return rows.ofResident(resident, before, limit);
  }

  @Override
  public CompletionStage<List<ServiceRecord>> ofLawyer(LawyerId lawyer, Instant before, int limit) {
    return rows.ofLawyer(lawyer, before, limit);
  }

  @Override
  public CompletionStage<Optional<ServiceRecord>> find(
      ResidentId resident, ConsultationId consultation) {
    return rows.find(resident, consultation);
  }
}
