package legalhub.persistence.ledger;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.concurrent.CompletionStage;
import legalhub.actors.record.ServiceRecord;

/** All CQL of {@code ledger_marks}: what the ledgers are known to have. */
final class LedgerMarks {
  private final CqlSession session;
  private final String keyspace;

  LedgerMarks(CqlSession session, String keyspace) {
    this.session = session;
    this.keyspace = keyspace;
  }

  /** Whether the ledger has this version or a later one. */
  CompletionStage<Boolean> has(ServiceRecord record) {
    return session
        .executeAsync(
            statement(
                "SELECT version FROM %s.ledger_marks WHERE office = ? AND kind = ? AND id = ?",
                record.office().value(), record.service().key(), record.id()))
        .thenApply(
            found -> {
              var row = found.one();
              return row != null && row.getLong("version") >= record.version();
            });
  }

  /** The ledger has it. */
  CompletionStage<Void> mark(ServiceRecord record) {
    return session
        .executeAsync(
            statement(
                "INSERT INTO %s.ledger_marks (office, kind, id, version) VALUES (?, ?, ?, ?) USING TIMESTAMP ?",
                record.office().value(),
                record.service().key(),
                record.id(),
                record.version(),
                record.version()))
        .thenAccept(written -> {});
  }

  private SimpleStatement statement(String cql, Object... values) {
    return SimpleStatement.newInstance(cql.formatted(keyspace), values).setIdempotent(true);
  }
}
