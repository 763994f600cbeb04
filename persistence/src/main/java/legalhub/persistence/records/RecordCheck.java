package legalhub.persistence.records;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import legalhub.actors.queue.PoolId;
import legalhub.actors.record.Recorder;
import legalhub.actors.record.Service;
import legalhub.actors.record.ServiceRecord;
import legalhub.persistence.Pages;

/**
 * Makes every service record anew from the raw journal and compares it with the tables. Reads both
 * whole, page by page; while hubs run, what is being written may show as missing.
 */
public final class RecordCheck {
  private static final int PAGE_ROWS = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** An office's day, as the tables file it. */
  public record Day(PoolId office, LocalDate day) implements Comparable<Day> {
    @Override
    public int compareTo(Day other) {
      int byOffice = office.value().compareTo(other.office.value());
      return byOffice != 0 ? byOffice : day.compareTo(other.day);
    }
  }

  /**
   * What was found.
   *
   * @param records that the journal comes to
   * @param missing of those, which no table has
   * @param different which the tables have otherwise
   * @param surplus which only the tables have
   * @param days the journal's records under the days of the tables
   */
  public record Report(
      int records,
      Set<String> missing,
      Set<String> different,
      Set<String> surplus,
      Map<Day, List<ServiceRecord>> days) {
    public boolean isSound() {
      return missing.isEmpty() && different.isEmpty() && surplus.isEmpty();
    }
  }

  private record Key(Service service, String id) {
    static Key of(ServiceRecord record) {
      return new Key(record.service(), record.id());
    }

    @Override
    public String toString() {
      return service.key() + "/" + id;
    }
  }

  private final Map<String, Recorder<?, ?>> recorders = new HashMap<>();
  private final Map<Key, ServiceRecord> journal = new HashMap<>();
  private final Map<Key, ServiceRecord> table = new HashMap<>();
  private final Map<Key, Day> days = new HashMap<>();
  private String entity = "";
  private Recorder<?, ?>.Replay replay;

  private RecordCheck(List<Recorder<?, ?>> recorders) {
    recorders.forEach(recorder -> this.recorders.put(recorder.kind().key(), recorder));
  }

  public static CompletionStage<Report> run(
      CqlSession session, String keyspace, List<Recorder<?, ?>> recorders) {
    var check = new RecordCheck(recorders);
    var events =
        scan(
            "SELECT persistence_id, sequence_nr, ser_manifest, event FROM %s.messages"
                .formatted(keyspace));
    var rows =
        scan(
            "SELECT office, day, id, kind, version, body FROM %s.service_rows_by_day"
                .formatted(keyspace));
    return session
        .executeAsync(events)
        .thenCompose(first -> Pages.each(first, check::takeEvent))
        .thenCompose(read -> session.executeAsync(rows))
        .thenCompose(first -> Pages.each(first, check::takeRow))
        .thenApply(read -> check.report());
  }

  private static SimpleStatement scan(String select) {
    return SimpleStatement.newInstance(select)
        .setPageSize(PAGE_ROWS)
        .setTimeout(PATIENCE)
        .setIdempotent(true);
  }

  /** Entity by entity, in the order of their numbers; no recorded entity has a second partition. */
  private void takeEvent(Row row) {
    var persistenceId = row.getString("persistence_id");
    int bar = persistenceId.indexOf('|');
    var recorder = bar < 0 ? null : recorders.get(persistenceId.substring(0, bar));
    if (recorder == null) {
      return;
    }
    var id = persistenceId.substring(bar + 1);
    if (!persistenceId.equals(entity)) {
      entity = persistenceId;
      replay = recorder.replay(id);
    }
    var fact = StoredEvent.fact(row);
    long version = row.getLong("sequence_nr");
    replay = replay.after(fact.event(), fact.at(), version);
    if (recorder.isChangedBy(id, fact.event())) {
      recorder
          .record(id, version, replay.state())
          .ifPresent(record -> journal.put(Key.of(record), record));
    }
  }

  private void takeRow(Row row) {
    var record = ServiceRows.row(row);
    table.put(Key.of(record), record);
    days.put(Key.of(record), new Day(new PoolId(row.getString("office")), row.getLocalDate("day")));
  }

  private Report report() {
    var missing = new TreeSet<String>();
    var different = new TreeSet<String>();
    var byDay = new TreeMap<Day, List<ServiceRecord>>();
    journal.forEach(
        (key, record) -> {
          var stored = table.get(key);
          if (stored == null) {
            missing.add(key.toString());
            return;
          }
          if (!stored.equals(record)) {
            different.add(key.toString());
          }
          byDay.computeIfAbsent(days.get(key), any -> new ArrayList<>()).add(record);
        });
    var surplus = new TreeSet<String>();
    table.keySet().stream()
        .filter(key -> !journal.containsKey(key))
        .forEach(key -> surplus.add(key.toString()));
    return new Report(journal.size(), missing, different, surplus, byDay);
  }
}
