package legalhub.hub.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.consultation.ServiceRow;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.session.ResidentId;
import legalhub.hub.records.RecordQueries;
import legalhub.persistence.records.ServiceRows;

/** The tables of service rows, as REST sees them. */
public record StoredRecords(ServiceRows rows) implements RecordQueries {
  @Override
  public CompletionStage<List<Row>> ofResident(ResidentId resident, Instant before, int limit) {
    return rows.ofResident(resident, before, limit).thenApply(StoredRecords::shown);
  }

  @Override
  public CompletionStage<List<Row>> ofLawyer(LawyerId lawyer, Instant before, int limit) {
    return rows.ofLawyer(lawyer, before, limit).thenApply(StoredRecords::shown);
  }

  @Override
  public CompletionStage<Optional<Row>> find(ResidentId resident, ConsultationId consultation) {
    return rows.find(resident, consultation).thenApply(row -> row.map(StoredRecords::shown));
  }

  private static List<Row> shown(List<ServiceRow> rows) {
    return rows.stream().map(StoredRecords::shown).toList();
  }

  private static Row shown(ServiceRow row) {
    return new Row(
        row.consultation(),
        row.matter().value(),
        row.opened(),
        row.category(),
        row.desk().value(),
        row.channel().name(),
        row.village(),
        row.lawyer(),
        row.outcome().isPresent(),
        row.outcome().map(Outcome::name).orElse(""),
        row.waited().toSeconds(),
        row.talked().toSeconds(),
        row.stars());
  }
}
