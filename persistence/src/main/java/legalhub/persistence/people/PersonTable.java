package legalhub.persistence.people;

import static java.util.concurrent.CompletableFuture.completedFuture;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.session.ResidentId;
import legalhub.persistence.Pages;

/** All CQL of {@code people}: who is behind the keyed hash of what a person logs in with. */
public final class PersonTable {
  private final CqlSession session;
  private final String table;

  public PersonTable(CqlSession session, String keyspace) {
    this.session = session;
    this.table = keyspace + ".people";
  }

  /**
   * The person behind a key. After a failure it may have been added or not; asked again, it says
   * who it is.
   *
   * @param ifNew who it is from now on if nobody was; two nodes that ask at once get one answer
   */
  public CompletionStage<ResidentId> findOrAdd(String personKey, ResidentId ifNew) {
    return find(personKey)
        .thenCompose(
            found -> found.isPresent() ? completedFuture(found.get()) : add(personKey, ifNew));
  }

  /**
   * Forgets an erased person, whatever the keys: the same phone is somebody new from now on.
   *
   * @return completes once no key leads to the person
   */
  public CompletionStage<Void> forget(ResidentId resident) {
    return session
        .executeAsync(
            SimpleStatement.newInstance(
                    "SELECT person_key FROM %s WHERE resident = ?".formatted(table),
                    resident.value())
                .setConsistencyLevel(ConsistencyLevel.QUORUM)
                .setIdempotent(true))
        .thenCompose(first -> Pages.all(first, row -> row.getString("person_key")))
        .thenCompose(
            keys ->
                CompletableFuture.allOf(
                    keys.stream()
                        .map(key -> delete(key, resident).toCompletableFuture())
                        .toArray(CompletableFuture[]::new)));
  }

  /** The person behind a key; empty where nobody is. */
  public CompletionStage<Optional<ResidentId>> find(String personKey) {
    var read =
        SimpleStatement.newInstance(
                "SELECT resident FROM %s WHERE person_key = ?".formatted(table), personKey)
            .setConsistencyLevel(ConsistencyLevel.SERIAL)
            .setIdempotent(true);
    return session
        .executeAsync(read)
        .thenApply(rows -> Optional.ofNullable(rows.one()).map(PersonTable::resident));
  }

  private CompletionStage<ResidentId> add(String personKey, ResidentId ifNew) {
    return change(
            "INSERT INTO %s (person_key, resident) VALUES (?, ?) IF NOT EXISTS",
            personKey, ifNew.value())
        .thenApply(answer -> answer.wasApplied() ? ifNew : resident(answer.one()));
  }

  /** Only where the key still leads to that person: it may be somebody new's already. */
  private CompletionStage<AsyncResultSet> delete(String personKey, ResidentId resident) {
    return change(
        "DELETE FROM %s WHERE person_key = ? IF resident = ?", personKey, resident.value());
  }

  private static ResidentId resident(Row row) {
    return new ResidentId(row.getString("resident"));
  }

  private CompletionStage<AsyncResultSet> change(String cql, Object... values) {
    return session.executeAsync(
        SimpleStatement.newInstance(cql.formatted(table), values)
            .setConsistencyLevel(ConsistencyLevel.QUORUM)
            .setSerialConsistencyLevel(ConsistencyLevel.SERIAL));
  }
}
