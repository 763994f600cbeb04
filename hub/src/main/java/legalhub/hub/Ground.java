package legalhub.hub;

import com.typesafe.config.Config;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import legalhub.hub.StartFailure.Code;

/** What must hold before anything is started, so that a mistake shows within a second. */
final class Ground {
  private static final int JAVA_OF_CASSANDRA = 17;

  private Ground() {}

  static void check(Config config) {
    java(config);
    folder(Path.of(config.getString("legalhub.store.folder")));
    port("pages", config.getConfig("legalhub.http"), "--http-port");
    port("the socket", config.getConfig("legalhub.edge.listen"), "--realtime-port");
    var management = config.getConfig("pekko.management.http");
    port(
        "metrics and the cluster",
        management.getString("hostname"),
        management.getInt("port"),
        "LEGALHUB_MANAGEMENT_PORT");
  }

  private static void java(Config config) {
    var embedded = config.getConfig("legalhub.store.embedded");
    boolean ours = embedded.getString("java-home").isEmpty();
    int version = Runtime.version().feature();
    if (embedded.getBoolean("enabled") && ours && version != JAVA_OF_CASSANDRA) {
      throw new StartFailure(
          Code.WRONG_JAVA,
          ("This is Java %d, and the embedded Cassandra wants %d: run the hub with that, or name it"
                  + " in LEGALHUB_CASSANDRA_JAVA_HOME.")
              .formatted(version, JAVA_OF_CASSANDRA));
    }
  }

  private static void folder(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "write", "probe"));
    } catch (IOException refused) {
      throw new StartFailure(
          Code.FOLDER_NOT_WRITABLE,
          "The data folder %s can't be written by %s; give it to that user or name another by --data."
              .formatted(folder.toAbsolutePath(), System.getProperty("user.name")),
          refused);
    }
  }

  private static void port(String purpose, Config listen, String option) {
    port(purpose, listen.getString("host"), listen.getInt("port"), option);
  }

  private static void port(String purpose, String host, int port, String option) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (IOException taken) {
      throw new StartFailure(
          Code.PORT_IN_USE,
          "Port %d on %s, for %s, can't be opened (%s); end what uses it or take another by %s."
              .formatted(port, host, purpose, taken.getMessage(), option),
          taken);
    }
  }
}
