package legalhub.persistence.schema;

import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import legalhub.persistence.Store;
import legalhub.persistence.testing.SharedCassandra;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaMigrationTest {

  private final List<CqlSession> sessions = new ArrayList<>();
  private final SchemaSettings settings = SchemaSettings.from(SharedCassandra.config());

  @AfterEach
  void close() {
    sessions.forEach(CqlSession::close);
  }

  @Test
  void isAppliedOnceHoweverOftenItRuns() {
    var first = within(migration(settings).apply());
    var appliedAt = appliedAt();
    assertThat(within(migration(settings).apply())).isEqualTo(first);
    assertThat(appliedAt()).isEqualTo(appliedAt);
    assertThat(appliedAt).hasSize(SchemaScript.ALL.size());
  }

  /** Only afterwards: a control connection that breaks meanwhile would hold the changes up. */
  @Test
  void theDriverDescribesTheTablesOnceAllAreThere() {
    var session = session();
    var migrated = new SchemaMigration(session, settings).apply();
    assertThat(session.isSchemaMetadataEnabled()).isFalse();
    within(migrated);
    assertThat(session.isSchemaMetadataEnabled()).isTrue();
  }

  @Test
  void aStoresDriverKnowsItsTables() {
    var store = within(Store.open(SharedCassandra.config()));
    var keyspace = SchemaSettings.from(store.config()).keyspace();
    var known = store.session().getMetadata().getKeyspace(keyspace).orElseThrow();
    assertThat(known.getTable("messages")).isPresent();
    within(store.close());
  }

  @Test
  void hubsThatStartTogetherDontRace() {
    var hubs = IntStream.range(0, 4).mapToObj(hub -> migration(settings)).toList();
    var runs = hubs.stream().map(hub -> hub.apply().toCompletableFuture()).toList();
    within(CompletableFuture.allOf(runs.toArray(CompletableFuture[]::new)));
    assertThat(runs).allMatch(run -> run.join() == SchemaScript.newestVersion());
    assertThat(appliedAt()).hasSize(SchemaScript.ALL.size());
  }

  @Test
  void aHubThatMayNotApplyWaitsForOneThatDoes() {
    var waiting = migration(with(false, Duration.ofSeconds(60))).run();
    within(migration(settings).apply());
    assertThat(within(waiting)).isEqualTo(SchemaScript.newestVersion());
  }

  @Test
  void aHubThatWaitsInVainSaysForWhat() {
    assertThatThrownBy(() -> within(migration(with(false, Duration.ofSeconds(1))).run()))
        .hasRootCauseInstanceOf(TimeoutException.class)
        .hasMessageContaining("run \"StoreMain schema\"");
  }

  @Test
  void aScriptThatChangedAfterItsReleaseIsRefused() {
    within(migration(settings).apply());
    session()
        .execute(
            "UPDATE %s.schema_version SET sha256 = 'other' WHERE component = 'legalhub' AND version = 2"
                .formatted(settings.keyspace()));
    assertThatThrownBy(() -> within(migration(settings).apply()))
        .hasMessageContaining("002-snapshot.cql differs from what was applied");
  }

  @Test
  void aKilledHoldersLeaseRunsOut() {
    within(migration(settings).apply());
    var killed = new SchemaLease(session(), settings.keyspace());
    assertThat(killed.take()).isTrue();
    var other = new SchemaLease(session(), settings.keyspace());
    assertThat(other.take()).isFalse();
    var left =
        session()
            .execute("SELECT ttl(owner) FROM " + settings.keyspace() + ".schema_lease")
            .one()
            .getInt(0);
    assertThat(left).isBetween(1, 60);
  }

  private SchemaSettings with(boolean apply, Duration patience) {
    return new SchemaSettings(settings.keyspace(), settings.replication(), apply, patience);
  }

  private SchemaMigration migration(SchemaSettings its) {
    return new SchemaMigration(session(), its);
  }

  private List<String> appliedAt() {
    return session()
        .execute("SELECT version, applied_at FROM " + settings.keyspace() + ".schema_version")
        .map(row -> row.getInt(0) + " at " + row.getInstant(1))
        .all();
  }

  private CqlSession session() {
    var session = SharedCassandra.session();
    sessions.add(session);
    return session;
  }
}
