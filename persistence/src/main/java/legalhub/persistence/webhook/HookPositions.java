package legalhub.persistence.webhook;

import static java.util.concurrent.CompletableFuture.completedFuture;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** All CQL of {@code webhook_positions}. */
public final class HookPositions {
  private final CqlSession session;
  private final String keyspace;

  public HookPositions(CqlSession session, String keyspace) {
    this.session = session;
    this.keyspace = keyspace;
  }

  /** Where a webhook stands; at the start, where it never delivered. */
  public CompletionStage<HookPosition> read(String hook, String stream) {
    return run(
            "SELECT delivered, generation, failing_since, failure FROM %s.webhook_positions WHERE hook = ? AND stream = ?",
            hook, stream)
        .thenApply(
            found ->
                Optional.ofNullable(found.one())
                    .map(HookPositions::position)
                    .orElse(HookPosition.START));
  }

  /**
   * Writes where it has come to.
   *
   * @param position under the generation that was read
   * @return false: there was a replay meanwhile, and nothing was written
   */
  public CompletionStage<Boolean> move(String hook, String stream, HookPosition position) {
    return write(hook, stream, position, position.generation());
  }

  /**
   * Delivers all lines after one again, in their order.
   *
   * @param after 0 begins with the first
   */
  public CompletionStage<Void> replay(String hook, String stream, long after) {
    return read(hook, stream)
        .thenCompose(
            now -> {
              var again = new HookPosition(after, now.generation() + 1, Optional.empty());
              return write(hook, stream, again, now.generation());
            })
        .thenCompose(written -> written ? completedFuture(null) : replay(hook, stream, after));
  }

  private CompletionStage<Boolean> write(
      String hook, String stream, HookPosition position, long generation) {
    return update(hook, stream, position, generation)
        .thenCompose(
            updated ->
                updated || generation > 0
                    ? completedFuture(updated)
                    : insert(hook, stream, position));
  }

  private CompletionStage<Boolean> update(
      String hook, String stream, HookPosition position, long generation) {
    return run(
            "UPDATE %s.webhook_positions SET delivered = ?, generation = ?, failing_since = ?, failure = ? WHERE hook = ? AND stream = ? IF generation = ?",
            position.delivered(),
            position.generation(),
            position.trouble().map(HookPosition.Trouble::since).orElse(null),
            position.trouble().map(HookPosition.Trouble::failure).orElse(null),
            hook,
            stream,
            generation)
        .thenApply(AsyncResultSet::wasApplied);
  }

  private CompletionStage<Boolean> insert(String hook, String stream, HookPosition position) {
    return run(
            "INSERT INTO %s.webhook_positions (delivered, generation, failing_since, failure, hook, stream) VALUES (?, ?, ?, ?, ?, ?) IF NOT EXISTS",
            position.delivered(),
            position.generation(),
            position.trouble().map(HookPosition.Trouble::since).orElse(null),
            position.trouble().map(HookPosition.Trouble::failure).orElse(null),
            hook,
            stream)
        .thenApply(AsyncResultSet::wasApplied);
  }

  private CompletionStage<AsyncResultSet> run(String cql, Object... values) {
    return session.executeAsync(SimpleStatement.newInstance(cql.formatted(keyspace), values));
  }

  private static HookPosition position(Row row) {
    var since = row.getInstant("failing_since");
    return new HookPosition(
        row.getLong("delivered"),
        row.getLong("generation"),
        Optional.ofNullable(since)
            .map(at -> new HookPosition.Trouble(at, row.getString("failure"))));
  }
}
