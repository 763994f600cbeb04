package legalhub.persistence.embedded;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Where and how the embedded Cassandra runs: {@code legalhub.store.embedded} in the configuration.
 *
 * @param folder its own folder: settings, data and logs
 * @param ports where it listens
 * @param jvm the process that runs it
 * @param patience how long to wait for it
 */
public record EmbeddedSettings(Path folder, Ports ports, Jvm jvm, Patience patience) {

  /**
   * Where it listens; port 0 takes a free one at each start.
   *
   * @param host this machine's address for clients; it asks for no log-in, so never a public one
   * @param cql the port for clients
   * @param storage the port between nodes, which Cassandra opens on loopback though it is alone
   */
  public record Ports(String host, int cql, int storage) {}

  /**
   * The child JVM.
   *
   * @param home the Java installation, JDK 17
   * @param lib the folder with Cassandra's jars
   * @param heap its largest heap, as the JVM writes it: {@code 768m}
   * @param options further flags, after ours
   */
  public record Jvm(Path home, Path lib, String heap, List<String> options) {}

  /**
   * How long to wait.
   *
   * @param start until the first CQL answer, replay of the commit log included
   * @param stop for a clean stop, before it is cut off
   */
  public record Patience(Duration start, Duration stop) {}

  /**
   * Reads {@code legalhub.store.embedded}.
   *
   * @param config the hub's whole configuration
   * @return the settings, paths made absolute
   */
  public static EmbeddedSettings from(Config config) {
    var embedded = config.getConfig("legalhub.store.embedded");
    var home = embedded.getString("java-home");
    return new EmbeddedSettings(
        path(embedded.getString("folder")),
        new Ports(
            embedded.getString("cql-host"),
            embedded.getInt("cql-port"),
            embedded.getInt("storage-port")),
        new Jvm(
            path(home.isEmpty() ? System.getProperty("java.home") : home),
            path(embedded.getString("lib")),
            embedded.getString("heap"),
            List.copyOf(embedded.getStringList("options"))),
        new Patience(embedded.getDuration("start-timeout"), embedded.getDuration("stop-timeout")));
  }

  private static Path path(String text) {
    return Path.of(text).toAbsolutePath().normalize();
  }
}
