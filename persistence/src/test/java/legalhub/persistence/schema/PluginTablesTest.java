package legalhub.persistence.schema;

import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;
import java.util.TreeMap;
import legalhub.persistence.testing.SharedCassandra;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.persistence.cassandra.KeyspaceAndTableStatements;
import org.apache.pekko.persistence.cassandra.PluginSettings;
import org.apache.pekko.projection.cassandra.javadsl.CassandraProjection;
import org.junit.jupiter.api.Test;

/** Our scripts make the tables that the plugins would make: an upgrade that changes them shows. */
class PluginTablesTest {

  private static final String PLUGIN = "pekko.persistence.cassandra";

  @Test
  void oursHaveTheColumnsOfThePlugins() {
    var ours = SchemaSettings.from(SharedCassandra.config());
    var config = SharedCassandra.config();
    var theirs = config.getString("legalhub.store.keyspace");
    try (var session = SharedCassandra.session()) {
      within(new SchemaMigration(session, ours).apply());
      createByPlugins(session, config);
      var expected = columns(session, theirs);
      var found = columns(session, ours.keyspace());
      assertThat(expected).hasSizeGreaterThan(50);
      assertThat(found).containsAllEntriesOf(expected);
    }
  }

  private static void createByPlugins(CqlSession session, Config config) {
    var local =
        ConfigFactory.parseString(
                """
                pekko.actor.provider = local
                datastax-java-driver.basic.contact-points = ["%s"]
                datastax-java-driver.basic.load-balancing-policy.local-datacenter = datacenter1
                """
                    .formatted(config.getString("legalhub.store.cassandra.contact-points")))
            .withFallback(config)
            .resolve();
    var kit = ActorTestKit.create(local);
    try {
      var system = Adapter.toClassic(kit.system());
      var plugin = new PluginSettings(system, config.getConfig(PLUGIN));
      var statements = new KeyspaceAndTableStatements(system, PLUGIN, plugin);
      session.execute(statements.createJournalKeyspaceStatement());
      statements.getCreateJournalTablesStatements().forEach(session::execute);
      statements.getCreateSnapshotTablesStatements().forEach(session::execute);
      within(CassandraProjection.createTablesIfNotExists(kit.system()));
    } finally {
      kit.shutdownTestKit();
    }
  }

  private static Map<String, String> columns(CqlSession session, String keyspace) {
    var columns = new TreeMap<String, String>();
    session
        .execute(
            "SELECT table_name, column_name, type, kind, position, clustering_order"
                + " FROM system_schema.columns WHERE keyspace_name = ?",
            keyspace)
        .forEach(
            row ->
                columns.put(
                    row.getString(0) + "." + row.getString(1),
                    "%s %s %d %s"
                        .formatted(
                            row.getString(2), row.getString(3), row.getInt(4), row.getString(5))));
    return columns;
  }
}
