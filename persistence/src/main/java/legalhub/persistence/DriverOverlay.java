package legalhub.persistence;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Translates our few settings of a Cassandra cluster into the driver's many. */
final class DriverOverlay {
  private static final String AT = "legalhub.store.cassandra";
  private static final Pattern POINT = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\s]+):(\\d{1,5})");
  private static final int PORT_MAX = 65_535;

  private DriverOverlay() {}

  /**
   * The driver's settings for the cluster in {@code legalhub.store.cassandra}.
   *
   * @throws WrongStoreSettings where they can't work
   */
  static Config of(Config config) {
    var cassandra = config.getConfig(AT);
    Map<String, Object> driver = new HashMap<>();
    driver.put("basic.contact-points", points(cassandra.getString("contact-points")));
    driver.put("basic.load-balancing-policy.local-datacenter", dataCentre(cassandra));
    logIn(cassandra, driver);
    tls(cassandra, driver);
    return ConfigFactory.parseMap(driver).atPath("datastax-java-driver");
  }

  private static List<String> points(String separatedByCommas) {
    var points =
        Arrays.stream(separatedByCommas.split(","))
            .map(String::strip)
            .filter(point -> !point.isEmpty())
            .toList();
    points.stream().filter(point -> !isPoint(point)).findFirst().ifPresent(DriverOverlay::refuse);
    if (points.isEmpty()) {
      refuse("");
    }
    return points;
  }

  private static boolean isPoint(String text) {
    var point = POINT.matcher(text);
    if (!point.matches()) {
      return false;
    }
    int port = Integer.parseInt(point.group(2));
    return port > 0 && port <= PORT_MAX;
  }

  private static void refuse(String point) {
    throw new WrongStoreSettings(
        "%s.contact-points is a list of HOST:PORT separated by commas; it holds \"%s\"."
            .formatted(AT, point));
  }

  private static String dataCentre(Config cassandra) {
    var name = cassandra.getString("local-datacenter").strip();
    if (name.isEmpty()) {
      throw new WrongStoreSettings(
          AT + ".local-datacenter is empty; \"nodetool status\" shows the data centres' names.");
    }
    return name;
  }

  private static void logIn(Config cassandra, Map<String, Object> driver) {
    var user = cassandra.getString("username");
    var password = cassandra.getString("password");
    if (user.isEmpty() != password.isEmpty()) {
      throw new WrongStoreSettings(
          "%s needs both, a username and a password; one is empty.".formatted(AT));
    }
    if (!user.isEmpty()) {
      driver.put("advanced.auth-provider.class", "PlainTextAuthProvider");
      driver.put("advanced.auth-provider.username", user);
      driver.put("advanced.auth-provider.password", password);
    }
  }

  private static void tls(Config cassandra, Map<String, Object> driver) {
    boolean trusts = !cassandra.getString("truststore").isEmpty();
    boolean shows = !cassandra.getString("keystore").isEmpty();
    if (shows && !trusts) {
      throw new WrongStoreSettings(
          AT
              + ".keystore is set without truststore: name the store that the nodes are checked by.");
    }
    if (trusts) {
      driver.put("advanced.ssl-engine-factory.class", "DefaultSslEngineFactory");
      driver.put(
          "advanced.ssl-engine-factory.hostname-validation",
          cassandra.getBoolean("hostname-validation"));
      // A name from reverse DNS is a stranger's word: an address is checked as an address.
      driver.put("advanced.ssl-engine-factory.allow-dns-reverse-lookup-san", false);
      store("truststore", cassandra, driver);
    }
    if (shows) {
      store("keystore", cassandra, driver);
    }
  }

  /** Opened here too: the driver would name neither the file nor the setting. */
  private static void store(String which, Config cassandra, Map<String, Object> driver) {
    var path = cassandra.getString(which);
    var password = cassandra.getString(which + "-password");
    try {
      var unused = KeyStore.getInstance(new File(path), password.toCharArray());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
      throw new WrongStoreSettings(
          "%s.%s, the file %s, can't be opened with its password (%s)."
              .formatted(AT, which, path, unusable.getMessage()),
          unusable);
    }
    driver.put("advanced.ssl-engine-factory." + which + "-path", path);
    driver.put("advanced.ssl-engine-factory." + which + "-password", password);
  }
}
