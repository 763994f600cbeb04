package legalhub.persistence.records;

import static java.util.concurrent.CompletableFuture.completedFuture;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.PoolId;
import legalhub.actors.record.Service;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.session.ResidentId;
import legalhub.persistence.Pages;

/**
 * All CQL of the {@code service_rows} tables. A row is written USING TIMESTAMP its version, so an
 * older version never wins, whoever comes last; a deletion, stamped with the clock, would win over
 * every later version, so rows are never deleted.
 */
public final class ServiceRows {
  /** A lawyer's rows lie by year; so many are looked through for one page. */
  static final int YEARS_BACK_MAX = 10;

  private final CqlSession session;
  private final String keyspace;
  private final ZoneId zone;
  private final Clock clock;

  /**
   * @param zone whose days and years the rows are filed under. Permanent: in another, a row would
   *     be filed twice
   * @param clock says which year is the latest that can hold rows
   */
  public ServiceRows(CqlSession session, String keyspace, ZoneId zone, Clock clock) {
    this.session = session;
    this.keyspace = keyspace;
    this.zone = zone;
    this.clock = clock;
  }

  /**
   * Writes a row wherever somebody looks for it. Where a newer version lies already, it stays.
   *
   * @return completes once all tables have it
   */
  public CompletionStage<Void> upsert(ServiceRecord row) {
    var office = row.office().value();
    var parties = row.parties();
    return CompletableFuture.allOf(
        write(row, "by_day", "office, day", office, day(row.opened())),
        write(row, "by_person", "person", parties.resident().value()),
        answeredBy(row)
            .map(who -> write(row, "by_lawyer", "lawyer, year", who.value(), year(row.opened())))
            .orElseGet(() -> completedFuture(null)),
        parties
            .matter()
            .map(matter -> write(row, "by_case", "case_id", matter.value()))
            .orElseGet(() -> completedFuture(null)));
  }

  /** The newest consultations of a resident that were opened before a time. */
  public CompletionStage<List<ServiceRecord>> ofResident(
      ResidentId resident, Instant before, int limit) {
    return rows("by_person WHERE person = ?", resident.value(), before, limit);
  }

  /**
   * The newest consultations of a lawyer that were opened before a time, and no more than {@value
   * #YEARS_BACK_MAX} years before it.
   */
  public CompletionStage<List<ServiceRecord>> ofLawyer(LawyerId lawyer, Instant before, int limit) {
    int latest = year(clock.instant()) + 1;
    int from = before.isBefore(clock.instant()) ? year(before) : latest;
    return ofLawyer(lawyer, new Years(from, from - YEARS_BACK_MAX), before, limit);
  }

  private record Years(int from, int to) {
    Years next() {
      return new Years(from - 1, to);
    }
  }

  private CompletionStage<List<ServiceRecord>> ofLawyer(
      LawyerId lawyer, Years years, Instant before, int limit) {
    var where = "by_lawyer WHERE year = %d AND lawyer = ?".formatted(years.from());
    return rows(where, lawyer.value(), before, limit)
        .thenCompose(
            found -> {
              int missing = limit - found.size();
              return missing == 0 || years.from() == years.to()
                  ? completedFuture(found)
                  : ofLawyer(lawyer, years.next(), before, missing)
                      .thenApply(older -> joined(found, older));
            });
  }

  /** One consultation of a resident; looked for among the resident's rows alone, which are few. */
  public CompletionStage<Optional<ServiceRecord>> find(
      ResidentId resident, ConsultationId consultation) {
    var found = "by_person WHERE person = ? AND id = ? AND kind = ? ALLOW FILTERING";
    return list(found, resident.value(), consultation.value(), Service.CONSULTATION.key())
        .thenApply(rows -> rows.stream().findFirst());
  }

  /** All rows of an office and a day: what a dashboard starts from. */
  public CompletionStage<List<ServiceRecord>> ofDay(PoolId office, LocalDate day) {
    return list("by_day WHERE office = ? AND day = ?", office.value(), day);
  }

  /** A request that one lawyer answered may go on to another: its consultations lie by lawyer. */
  private static Optional<LawyerId> answeredBy(ServiceRecord row) {
    return row.service() == Service.REQUEST ? Optional.empty() : row.parties().lawyer();
  }

  /** Whose days and years these are. */
  public ZoneId zone() {
    return zone;
  }

  /** The day under which a time is filed. */
  public LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  private int year(Instant at) {
    return day(at).getYear();
  }

  private CompletionStage<List<ServiceRecord>> rows(
      String where, String key, Instant before, int limit) {
    var consultations = where + " AND opened_at < ? AND kind = ? LIMIT ? ALLOW FILTERING";
    return list(consultations, key, before, Service.CONSULTATION.key(), limit);
  }

  private CompletionStage<List<ServiceRecord>> list(String where, Object... values) {
    var select =
        "SELECT id, kind, version, body FROM %s.service_rows_%s".formatted(keyspace, where);
    return session
        .executeAsync(SimpleStatement.newInstance(select, values).setIdempotent(true))
        .thenCompose(first -> Pages.all(first, ServiceRows::row));
  }

  static ServiceRecord row(Row row) {
    return ServiceRowCodec.fromStored(
        Service.ofKey(row.getString("kind")),
        row.getString("id"),
        row.getLong("version"),
        row.getByteBuffer("body"));
  }

  private CompletableFuture<AsyncResultSet> write(
      ServiceRecord row, String table, String keyColumns, Object... keys) {
    var insert =
        "INSERT INTO %s.service_rows_%s (opened_at, id, kind, version, body, %s) VALUES (?, ?, ?, ?, ?%s) USING TIMESTAMP ?"
            .formatted(keyspace, table, keyColumns, ", ?".repeat(keys.length));
    var values = new ArrayList<Object>();
    values.add(row.opened());
    values.add(row.id());
    values.add(row.service().key());
    values.add(row.version());
    values.add(ServiceRowCodec.toStored(row));
    values.addAll(List.of(keys));
    values.add(row.version());
    return session
        .executeAsync(SimpleStatement.newInstance(insert, values.toArray()).setIdempotent(true))
        .toCompletableFuture();
  }

  private static List<ServiceRecord> joined(List<ServiceRecord> newer, List<ServiceRecord> older) {
    var all = new ArrayList<>(newer);
    all.addAll(older);
    return List.copyOf(all);
  }
}
