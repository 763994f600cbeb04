package legalhub.persistence.keys;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** All CQL of {@code key_generations}: which master key wraps, and which is being left. */
final class GenerationTable {

  private final CqlSession session;
  private final String table;

  GenerationTable(CqlSession session, String keyspace) {
    this.session = session;
    this.table = keyspace + ".key_generations";
  }

  /**
   * Where the generations stand.
   *
   * @param current wraps every new key
   * @param retiring is destroyed once no key is wrapped by it; empty between rotations
   */
  record Generations(int current, Optional<Integer> retiring) {

    /** Whether a rotation has destroyed it. */
    boolean isDestroyed(int generation) {
      return generation != current && !retiring.equals(Optional.of(generation));
    }
  }

  /**
   * What is in force. Not a serial read, since everybody reads this one row and such reads get in
   * each other's way: a switch counts from when a majority has it, and every read asks a majority.
   */
  CompletionStage<Optional<Generations>> find() {
    return find(ConsistencyLevel.QUORUM);
  }

  /** For a rotation: also completes a switch whose node crashed amid it. */
  CompletionStage<Optional<Generations>> findSerially() {
    return find(ConsistencyLevel.SERIAL);
  }

  private CompletionStage<Optional<Generations>> find(ConsistencyLevel consistency) {
    var read =
        SimpleStatement.newInstance(
                "SELECT current, retiring FROM %s WHERE scope = 'subjects'".formatted(table))
            .setConsistencyLevel(consistency)
            .setIdempotent(true);
    return session
        .executeAsync(read)
        .thenApply(rows -> Optional.ofNullable(rows.one()).map(GenerationTable::generations));
  }

  /** The very first generation. */
  CompletionStage<Boolean> begin(int first) {
    return change("INSERT INTO %s (scope, current) VALUES ('subjects', ?) IF NOT EXISTS", first);
  }

  /** Starts a rotation unless one is under way. */
  CompletionStage<Boolean> switchTo(int next, int current) {
    return change(
        "UPDATE %s SET current = ?, retiring = ? WHERE scope = 'subjects'"
            + " IF current = ? AND retiring = null",
        next, current, current);
  }

  /** Ends a rotation. */
  CompletionStage<Boolean> retired(int generation) {
    return change(
        "UPDATE %s SET retiring = null WHERE scope = 'subjects' IF retiring = ?", generation);
  }

  private static Generations generations(Row row) {
    var retiring =
        row.isNull("retiring") ? Optional.<Integer>empty() : Optional.of(row.getInt("retiring"));
    return new Generations(row.getInt("current"), retiring);
  }

  private CompletionStage<Boolean> change(String cql, Object... values) {
    var change =
        SimpleStatement.newInstance(cql.formatted(table), values)
            .setConsistencyLevel(ConsistencyLevel.QUORUM)
            .setSerialConsistencyLevel(ConsistencyLevel.SERIAL);
    return session.executeAsync(change).thenApply(AsyncResultSet::wasApplied);
  }
}
