package legalhub.persistence.keys;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * All CQL of {@code subject_keys}. Every write is a lightweight transaction and every single read
 * is serial, so that all nodes see one order of making, wrapping anew and erasing.
 */
final class SubjectKeyTable {

  private static final int PAGE_ROWS = 50;

  private final CqlSession session;
  private final String table;

  SubjectKeyTable(CqlSession session, String keyspace) {
    this.session = session;
    this.table = keyspace + ".subject_keys";
  }

  /**
   * A row.
   *
   * @param subject whose key
   * @param key its wrapped key; empty once erased
   */
  record Entry(String subject, Optional<Wrapped> key) {}

  /**
   * A wrapped key.
   *
   * @param generation the master key generation that wraps it
   * @param bytes Tink's encrypted keyset
   */
  record Wrapped(int generation, ByteBuffer bytes) {

    static Wrapped of(int generation, byte[] bytes) {
      return new Wrapped(generation, ByteBuffer.wrap(bytes));
    }

    byte[] toArray() {
      var copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return copy;
    }
  }

  CompletionStage<Optional<Entry>> find(String subject) {
    var read =
        SimpleStatement.newInstance(
                "SELECT subject, generation, wrapped FROM %s WHERE subject = ?".formatted(table),
                subject)
            .setConsistencyLevel(ConsistencyLevel.SERIAL)
            .setIdempotent(true);
    return session
        .executeAsync(read)
        .thenApply(rows -> Optional.ofNullable(rows.one()).map(SubjectKeyTable::entry));
  }

  /** Adds a subject's first key unless there is a row, be it of another node or of an erasure. */
  CompletionStage<Boolean> add(String subject, Wrapped key) {
    return change(
        "INSERT INTO %s (subject, generation, wrapped) VALUES (?, ?, ?) IF NOT EXISTS",
        subject, key.generation(), key.bytes());
  }

  /** Replaces a key's wrapping if it is still the given generation's. */
  CompletionStage<Boolean> replace(String subject, int generation, Wrapped key) {
    return change(
        "UPDATE %s SET generation = ?, wrapped = ? WHERE subject = ? IF generation = ?",
        key.generation(), key.bytes(), subject, generation);
  }

  /** Deletes the key and leaves a mark, also for a subject that never had one. */
  CompletionStage<Boolean> erase(String subject, Instant at) {
    return change(
        "UPDATE %s SET generation = null, wrapped = null, erased_at = ? WHERE subject = ?"
            + " IF erased_at = null",
        at, subject);
  }

  /** The first page of all rows. */
  CompletionStage<AsyncResultSet> scan() {
    return session.executeAsync(
        SimpleStatement.newInstance("SELECT subject, generation, wrapped FROM " + table)
            .setConsistencyLevel(ConsistencyLevel.QUORUM)
            .setPageSize(PAGE_ROWS)
            .setIdempotent(true));
  }

  static Entry entry(Row row) {
    var bytes = row.getByteBuffer("wrapped");
    var key =
        Optional.ofNullable(bytes).map(wrapped -> new Wrapped(row.getInt("generation"), wrapped));
    return new Entry(row.getString("subject"), key);
  }

  private CompletionStage<Boolean> change(String cql, Object... values) {
    var change =
        SimpleStatement.newInstance(cql.formatted(table), values)
            .setConsistencyLevel(ConsistencyLevel.QUORUM)
            .setSerialConsistencyLevel(ConsistencyLevel.SERIAL);
    return session.executeAsync(change).thenApply(AsyncResultSet::wasApplied);
  }
}
