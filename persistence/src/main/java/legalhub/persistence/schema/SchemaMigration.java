package legalhub.persistence.schema;

import static java.util.concurrent.CompletableFuture.delayedExecutor;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables to the version that this release knows. Statements say IF NOT EXISTS, so a
 * script that a crash cut off is simply applied again.
 *
 * <p>Each call blocks a thread of the common pool: it is meant for the start of a process.
 */
public final class SchemaMigration {

  /** A schema change waits for every node's agreement. */
  static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(SchemaMigration.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final Duration DESCRIBED_WITHIN = Duration.ofSeconds(5);

  private final CqlSession session;
  private final SchemaSettings settings;

  /**
   * @param session a session without a keyspace, which may not exist yet
   * @param settings where the tables live
   */
  public SchemaMigration(CqlSession session, SchemaSettings settings) {
    this.session = session;
    this.settings = settings;
  }

  /**
   * Applies what is missing, or waits until another process has, as the settings say.
   *
   * @return the schema's version, at least that of this release
   */
  public CompletionStage<Integer> run() {
    return settings.apply() ? apply() : await();
  }

  /**
   * Applies what is missing; one process at a time, the others wait for it. Meanwhile the driver
   * doesn't describe the tables to itself: one whose control connection breaks in the middle of
   * that waits for ever (apache/cassandra-java-driver, pull request 1918).
   *
   * @return the schema's version afterwards
   */
  public CompletionStage<Integer> apply() {
    session.setSchemaMetadataEnabled(false);
    return CompletableFuture.supplyAsync(this::lease)
        .thenCompose(
            lease ->
                repeat(
                    () -> lease.take() ? Optional.of(applyHolding(lease)) : Optional.empty(),
                    "Another process has been changing the database's schema"))
        .whenComplete((version, failure) -> describe());
  }

  /** By the descriptions a request goes straight to a node that has its row. */
  private void describe() {
    var described = session.setSchemaMetadataEnabled(null).toCompletableFuture();
    try {
      described.get(DESCRIBED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException late) {
      LOG.warn(
          "The driver hasn't read the tables' descriptions; requests take a detour till then.");
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits until the schema is as new as this release wants it.
   *
   * @return the schema's version
   */
  public CompletionStage<Integer> await() {
    return repeat(
        () -> Optional.of(version()).filter(found -> found >= SchemaScript.newestVersion()),
        "The database's schema isn't at version %d (run \"StoreMain schema\")"
            .formatted(SchemaScript.newestVersion()));
  }

  private SchemaLease lease() {
    change(
        "CREATE KEYSPACE IF NOT EXISTS %s WITH replication = %s"
            .formatted(settings.keyspace(), settings.replication()));
    SchemaScript.FOUNDATION.statements(settings.keyspace()).forEach(this::change);
    return new SchemaLease(session, settings.keyspace());
  }

  private int applyHolding(SchemaLease lease) {
    try {
      var applied = applied();
      for (var script : SchemaScript.ALL) {
        var recorded = applied.get(script.version());
        if (recorded == null) {
          lease.renew();
          apply(script);
        } else if (!recorded.equals(script.sha256())) {
          throw new IllegalStateException(
              script.name() + " differs from what was applied; a released script never changes");
        }
      }
      return version();
    } finally {
      lease.release();
    }
  }

  private void apply(SchemaScript script) {
    script.statements(settings.keyspace()).forEach(this::change);
    execute(
        "INSERT INTO %s.schema_version (component, version, script, sha256, applied_at) VALUES ('legalhub', ?, ?, ?, toTimestamp(now()))"
            .formatted(settings.keyspace()),
        script.version(),
        script.name(),
        script.sha256());
    LOG.info("Applied {} to keyspace {}.", script.name(), settings.keyspace());
  }

  private Map<Integer, String> applied() {
    var found = new HashMap<Integer, String>();
    execute(
            "SELECT version, sha256 FROM %s.schema_version WHERE component = 'legalhub'"
                .formatted(settings.keyspace()))
        .forEach(row -> found.put(row.getInt("version"), row.getString("sha256")));
    return found;
  }

  /** The newest applied script's number; 0 while there is no schema. */
  private int version() {
    try {
      return applied().keySet().stream().max(Integer::compare).orElse(0);
    } catch (InvalidQueryException | ServerError noTableYet) {
      // While another process makes the table, Cassandra knows its name and not yet its id.
      return 0;
    }
  }

  /** A change, and every node's agreement to it. */
  private void change(String cql) {
    execute(cql);
    long until = System.nanoTime() + STATEMENT_TIMEOUT.toNanos();
    while (!isAgreed()) {
      if (System.nanoTime() > until) {
        LOG.warn("The database's nodes don't agree on its schema yet.");
        return;
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  private boolean isAgreed() {
    try {
      return session.checkSchemaAgreement();
    } catch (RuntimeException noControlConnection) {
      LOG.debug("Nobody can be asked whether the schema is agreed on.", noControlConnection);
      return false;
    }
  }

  private ResultSet execute(String cql, Object... values) {
    return session.execute(
        SimpleStatement.newInstance(cql, values)
            .setConsistencyLevel(ConsistencyLevel.QUORUM)
            .setTimeout(STATEMENT_TIMEOUT));
  }

  private <T> CompletionStage<T> repeat(Supplier<Optional<T>> attempt, String complaint) {
    var tries = settings.patience().dividedBy(LOOK_EVERY);
    return repeat(attempt, complaint, tries);
  }

  private <T> CompletionStage<T> repeat(
      Supplier<Optional<T>> attempt, String complaint, long triesLeft) {
    var pause = delayedExecutor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return CompletableFuture.supplyAsync(attempt)
        .thenCompose(
            found -> {
              if (found.isPresent()) {
                return CompletableFuture.completedFuture(found.get());
              }
              return triesLeft == 0
                  ? CompletableFuture.failedFuture(
                      new TimeoutException(
                          "%s for %d s (legalhub.store.schema.timeout)."
                              .formatted(complaint, settings.patience().toSeconds())))
                  : CompletableFuture.supplyAsync(() -> triesLeft - 1, pause)
                      .thenCompose(left -> repeat(attempt, complaint, left));
            });
  }
}
