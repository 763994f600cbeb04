package legalhub.persistence.schema;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import legalhub.persistence.WrongStoreSettings;

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
  private static final String AT = "legalhub.store.replication";
  private static final String DATA_CENTRES = "data-centers";
  private static final String FACTOR = "factor";

  /** They go into a statement as they are. */
  private static final Pattern DATA_CENTRE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  private static final Pattern COPIES = Pattern.compile("[1-9]");

  /**
   * Reads {@code legalhub.store}.
   *
   * @param config the hub's whole configuration
   * @return the settings
   * @throws WrongStoreSettings where the replication can't work
   */
  public static SchemaSettings from(Config config) {
    var store = config.getConfig("legalhub.store");
    checkHome(store);
    return new SchemaSettings(
        store.getString("keyspace"),
        replication(store.getConfig("replication")),
        store.getBoolean("schema.apply"),
        store.getDuration("schema.timeout"));
  }

  private static String replication(Config config) {
    var dataCentres = dataCentres(config.getValue(DATA_CENTRES).unwrapped());
    if (dataCentres.isEmpty()) {
      return "{'class': 'SimpleStrategy', 'replication_factor': %d}"
          .formatted(copies("factor", config.getValue(FACTOR).unwrapped()));
    }
    return dataCentres.entrySet().stream()
        .map(one -> ", '%s': %d".formatted(one.getKey(), one.getValue()))
        .collect(Collectors.joining("", "{'class': 'NetworkTopologyStrategy'", "}"));
  }

  /** An object in a file, or {@code south:3, north:3} as an environment variable gives it. */
  private static SortedMap<String, Integer> dataCentres(Object setting) {
    var found = new TreeMap<String, Integer>();
    if (setting instanceof Map<?, ?> named) {
      named.forEach((name, copies) -> put(found, name.toString(), copies));
      return found;
    }
    for (var part : setting.toString().split(",")) {
      if (!part.isBlank()) {
        int colon = part.lastIndexOf(':');
        put(found, part.substring(0, Math.max(0, colon)).strip(), part.substring(colon + 1));
      }
    }
    return found;
  }

  private static void put(SortedMap<String, Integer> found, String name, Object copies) {
    if (!DATA_CENTRE.matcher(name).matches()) {
      throw new WrongStoreSettings(
          "%s.data-centers is a list of NAME:COPIES; \"%s\" isn't a data centre's name."
              .formatted(AT, name));
    }
    found.put(name, copies("data-centers, " + name, copies));
  }

  private static int copies(String what, Object text) {
    var number = text.toString().strip();
    if (!COPIES.matcher(number).matches()) {
      throw new WrongStoreSettings(
          "%s.%s: the copies of a row are a number from 1 to 9, not \"%s\"."
              .formatted(AT, what, number));
    }
    return Integer.parseInt(number);
  }

  /** Requests count the copies of the hub's own data centre alone: without any each would fail. */
  private static void checkHome(Config store) {
    var home = store.getString("cassandra.local-datacenter").strip();
    var dataCentres = dataCentres(store.getValue("replication." + DATA_CENTRES).unwrapped());
    boolean cluster = !store.getBoolean("embedded.enabled");
    if (cluster && !dataCentres.isEmpty() && !dataCentres.containsKey(home)) {
      throw new WrongStoreSettings(
          "%s.data-centers keeps no copy in this hub's own data centre \"%s\" (legalhub.store.cassandra.local-datacenter)."
              .formatted(AT, home));
    }
  }
}
