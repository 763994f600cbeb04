package legalhub.persistence.schema;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import java.util.UUID;

/**
 * The right to change the schema, held by one process at a time through a lightweight transaction.
 * It runs out by itself, so a killed holder blocks nobody for longer than that.
 */
final class SchemaLease {

  private static final int SECONDS = 60;

  private final CqlSession session;
  private final String table;
  private final UUID owner = UUID.randomUUID();

  SchemaLease(CqlSession session, String keyspace) {
    this.session = session;
    this.table = keyspace + ".schema_lease";
  }

  /** Takes the lease if it is free; true also if an earlier try took it and its answer was lost. */
  boolean take() {
    try {
      var result =
          session.execute(
              statement(
                  "UPDATE %s USING TTL %d SET owner = ? WHERE component = 'legalhub' IF owner = null"
                      .formatted(table, SECONDS),
                  owner));
      return result.wasApplied() || owner.equals(result.one().getUuid("owner"));
    } catch (WriteTimeoutException unknown) {
      return false;
    }
  }

  /** Prolongs the lease before the next script. */
  void renew() {
    var renewed =
        session
            .execute(
                statement(
                    "UPDATE %s USING TTL %d SET owner = ? WHERE component = 'legalhub' IF owner = ?"
                        .formatted(table, SECONDS),
                    owner,
                    owner))
            .wasApplied();
    if (!renewed) {
      throw new IllegalStateException("another process took over the schema; start again");
    }
  }

  void release() {
    session.execute(
        statement(
            "DELETE FROM %s WHERE component = 'legalhub' IF owner = ?".formatted(table), owner));
  }

  private static SimpleStatement statement(String cql, Object... values) {
    return SimpleStatement.newInstance(cql, values)
        .setConsistencyLevel(ConsistencyLevel.QUORUM)
        .setSerialConsistencyLevel(ConsistencyLevel.SERIAL)
        .setTimeout(SchemaMigration.STATEMENT_TIMEOUT);
  }
}
