package legalhub.persistence.schema;

import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;
import legalhub.persistence.WrongStoreSettings;
import legalhub.persistence.testing.SharedCassandra;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many copies of each row there are, from the setting to the keyspace. */
class ReplicationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data-centers { north = 2, south = 3 }",
        "data-centers = \"south:3, north:2\"",
        "data-centers = \"south : 3,north:2,\""
      })
  void dataCentresAreGivenByAFileOrByTheEnvironment(String setting) {
    assertThat(SchemaSettings.from(config(setting, "south")).replication())
        .isEqualTo("{'class': 'NetworkTopologyStrategy', 'north': 2, 'south': 3}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          data-centers = "datacenter1:1" | org.apache.cassandra.locator.NetworkTopologyStrategy | datacenter1
          factor = 1                     | org.apache.cassandra.locator.SimpleStrategy          | replication_factor
          """)
  void theKeyspaceIsMadeWithThem(String setting, String strategy, String copiesOf) {
    var config = config(setting, "datacenter1");
    var settings = SchemaSettings.from(config);
    try (var session = SharedCassandra.session()) {
      within(new SchemaMigration(session, settings).apply());
      var found =
          session
              .execute(
                  "SELECT replication FROM system_schema.keyspaces WHERE keyspace_name = ?",
                  settings.keyspace())
              .one()
              .getMap(0, String.class, String.class);
      assertThat(found).isEqualTo(Map.of("class", strategy, copiesOf, "1"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          factor = 0                       | factor: the copies of a row are a number from 1 to 9
          factor = three                   | not "three"
          data-centers = "south"           | "" isn't a data centre's name
          data-centers = "south:"          | the copies of a row are a number from 1 to 9
          data-centers = "so'uth:3"        | "so'uth" isn't a data centre's name
          data-centers { south = 12 }      | data-centers, south: the copies
          data-centers = "north:3"         | keeps no copy in this hub's own data centre "south"
          """)
  void whatCantWorkIsNamed(String setting, String sentence) {
    assertThatThrownBy(() -> SchemaSettings.from(config(setting, "south")))
        .isInstanceOf(WrongStoreSettings.class)
        .hasMessageContaining("legalhub.store.replication")
        .hasMessageContaining(sentence);
  }

  private static Config config(String setting, String home) {
    return ConfigFactory.parseString(
            "legalhub.store { replication { %s }, cassandra.local-datacenter = %s }"
                .formatted(setting, home))
        .withFallback(SharedCassandra.config())
        .resolve();
  }
}
