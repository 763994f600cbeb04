package legalhub.persistence;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Translates our few settings of a Cassandra cluster into the driver's many. */
final class DriverOverlay {

  private DriverOverlay() {}

  /** The driver's settings for the cluster in {@code legalhub.store.cassandra}. */
  static Config of(Config config) {
    var cassandra = config.getConfig("legalhub.store.cassandra");
    Map<String, Object> driver = new HashMap<>();
    driver.put("basic.contact-points", points(cassandra.getString("contact-points")));
    driver.put(
        "basic.load-balancing-policy.local-datacenter", cassandra.getString("local-datacenter"));
    if (!cassandra.getString("username").isEmpty()) {
      driver.put("advanced.auth-provider.class", "PlainTextAuthProvider");
      driver.put("advanced.auth-provider.username", cassandra.getString("username"));
      driver.put("advanced.auth-provider.password", cassandra.getString("password"));
    }
    if (!cassandra.getString("truststore").isEmpty()) {
      driver.put("advanced.ssl-engine-factory.class", "DefaultSslEngineFactory");
      driver.put("advanced.ssl-engine-factory.hostname-validation", true);
      driver.put("advanced.ssl-engine-factory.truststore-path", cassandra.getString("truststore"));
      driver.put(
          "advanced.ssl-engine-factory.truststore-password",
          cassandra.getString("truststore-password"));
    }
    return ConfigFactory.parseMap(driver).atPath("datastax-java-driver");
  }

  private static List<String> points(String separatedByCommas) {
    return Arrays.stream(separatedByCommas.split(",")).map(String::strip).toList();
  }
}
