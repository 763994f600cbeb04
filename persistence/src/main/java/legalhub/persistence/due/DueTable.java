package legalhub.persistence.due;

import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.concurrent.CompletableFuture.failedFuture;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import legalhub.actors.entity.DueTimes;
import legalhub.actors.entity.EntityAddress;
import legalhub.persistence.Pages;
import org.apache.pekko.Done;

/**
 * All CQL of {@code due_times} and {@code due_marks}: which resting entity must be started again,
 * when, and up to where that is done. Times are kept to the millisecond.
 */
public final class DueTable implements DueTimes {
  /** Permanent: with another number rows would be looked for where they don't lie. */
  static final int SLICES = 16;

  private final CqlSession session;
  private final String keyspace;

  public DueTable(CqlSession session, String keyspace) {
    this.session = session;
    this.keyspace = keyspace;
  }

  @Override
  public CompletionStage<Done> wakeAt(EntityAddress entity, Instant due) {
    return write(slice(entity), due, entity.kind().key(), entity.id());
  }

  /** Of the same entity it is always the same: a hash that Java promises not to change. */
  static int slice(EntityAddress entity) {
    return Math.floorMod((entity.kind().key() + "|" + entity.id()).hashCode(), SLICES);
  }

  /** The hour of a partition. */
  static Instant hour(Instant due) {
    return due.truncatedTo(HOURS);
  }

  /**
   * Rows of one hour, the soonest first.
   *
   * @param after which of them have been seen
   * @param until the last that is wanted, inclusive
   */
  CompletionStage<List<DueRow>> rows(
      int slice, Instant hour, DueRow.Place after, Instant until, int limit) {
    return run(
            """
            SELECT due, kind, id, writetime(noted) AS written FROM %s.due_times
            WHERE slice = ? AND hour = ? AND (due, kind, id) > (?, ?, ?) AND (due) <= (?) LIMIT ?
            """,
            slice, hour, after.due(), after.kind(), after.id(), until, limit)
        .thenCompose(first -> Pages.all(first, row -> row(slice, row)));
  }

  private static DueRow row(int slice, Row row) {
    return new DueRow(
        slice,
        row.getInstant("due"),
        row.getString("kind"),
        row.getString("id"),
        row.getLong("written"));
  }

  /** Forgets a row as it was read: an entity that has rested again meanwhile keeps its own. */
  CompletionStage<Done> delete(DueRow row) {
    return done(
        run(
            """
            DELETE FROM %s.due_times USING TIMESTAMP ?
            WHERE slice = ? AND hour = ? AND due = ? AND kind = ? AND id = ?
            """,
            row.written(), row.slice(), hour(row.due()), row.due(), row.kind(), row.id()));
  }

  /** Keeps a row under another time; between the two writes it lies under both. */
  CompletionStage<Done> move(DueRow row, Instant due) {
    return write(row.slice(), due, row.kind(), row.id()).thenCompose(written -> delete(row));
  }

  /**
   * Up to where a slice is swept. Empty before the first sweep, and after a loss of the marks:
   * {@link #soonest} then finds where to begin.
   */
  CompletionStage<Optional<Instant>> mark(int slice) {
    return run("SELECT swept FROM %s.due_marks WHERE slice = ?", slice)
        .thenApply(rows -> Optional.ofNullable(rows.one()).map(row -> row.getInstant("swept")));
  }

  CompletionStage<Done> setMark(int slice, Instant swept) {
    return done(run("INSERT INTO %s.due_marks (slice, swept) VALUES (?, ?)", slice, swept));
  }

  /** The first hour in which the slice has rows. Reads the keys of all partitions. */
  CompletionStage<Optional<Instant>> soonest(int slice) {
    return run("SELECT DISTINCT slice, hour FROM %s.due_times")
        .thenCompose(first -> Pages.all(first, row -> hourIn(slice, row)))
        .thenApply(hours -> hours.stream().flatMap(Optional::stream).min(Instant::compareTo));
  }

  private static Optional<Instant> hourIn(int slice, Row row) {
    return Optional.of(row)
        .filter(found -> found.getInt("slice") == slice)
        .map(found -> Objects.requireNonNull(found.getInstant("hour")));
  }

  private CompletionStage<Done> write(int slice, Instant due, String kind, String id) {
    var kept = due.truncatedTo(MILLIS);
    return done(
        run(
            """
            INSERT INTO %s.due_times (slice, hour, due, kind, id, noted)
            VALUES (?, ?, ?, ?, ?, toTimestamp(now()))
            """,
            slice, hour(kept), kept, kind, id));
  }

  private static CompletionStage<Done> done(CompletionStage<AsyncResultSet> ran) {
    return ran.thenApply(rows -> Done.getInstance());
  }

  /** Never throws: it is called within entities, which must not fail for it. */
  private CompletionStage<AsyncResultSet> run(String cql, Object... values) {
    try {
      return session.executeAsync(
          SimpleStatement.newInstance(cql.formatted(keyspace), values).setIdempotent(true));
    } catch (RuntimeException closed) {
      return failedFuture(closed);
    }
  }
}
