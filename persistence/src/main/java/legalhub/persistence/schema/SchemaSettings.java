package legalhub.persistence.schema;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * Where the tables live: {@code legalhub.store.schema} in the configuration.
 *
 * @param keyspace the keyspace of all our tables
 * @param replication its replication, as CQL writes it
 * @param apply whether this process applies scripts, or waits until another has
 * @param patience how long to wait for the lease or for the version
 */
public record SchemaSettings(
    String keyspace, String replication, boolean apply, Duration patience) {

  /**
   * Reads {@code legalhub.store}.
   *
   * @param config the hub's whole configuration
   * @return the settings
   */
  public static SchemaSettings from(Config config) {
    var store = config.getConfig("legalhub.store");
    return new SchemaSettings(
        store.getString("keyspace"),
        replication(store.getConfig("replication")),
        store.getBoolean("schema.apply"),
        store.getDuration("schema.timeout"));
  }

  private static String replication(Config replication) {
    var dataCentres = replication.getConfig("data-centers");
    if (dataCentres.isEmpty()) {
      return "{'class': 'SimpleStrategy', 'replication_factor': %d}"
          .formatted(replication.getInt("factor"));
    }
    return dataCentres.root().entrySet().stream()
        .map(one -> ", '%s': %s".formatted(one.getKey(), one.getValue().unwrapped()))
        .sorted()
        .collect(Collectors.joining("", "{'class': 'NetworkTopologyStrategy'", "}"));
  }
}
