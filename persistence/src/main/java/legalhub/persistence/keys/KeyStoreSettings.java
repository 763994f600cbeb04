package legalhub.persistence.keys;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.time.Duration;

/**
 * {@code legalhub.store.keys} in the configuration.
 *
 * @param keyspace where the tables are
 * @param folder where the master keys lie by default
 * @param cachedKeys how many subjects' keys stay in memory
 * @param cachedFor how long each stays, which is how late another node may notice an erasure
 */
public record KeyStoreSettings(String keyspace, Path folder, int cachedKeys, Duration cachedFor) {

  /**
   * Reads {@code legalhub.store.keys}.
   *
   * @param config the hub's whole configuration
   * @return the settings
   */
  public static KeyStoreSettings from(Config config) {
    var keys = config.getConfig("legalhub.store.keys");
    return new KeyStoreSettings(
        config.getString("legalhub.store.keyspace"),
        Path.of(keys.getString("folder")).toAbsolutePath().normalize(),
        keys.getInt("cache-size"),
        keys.getDuration("cache-time"));
  }
}
