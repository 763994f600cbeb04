package legalhub.hub;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.Uri;
import org.apache.pekko.management.javadsl.PekkoManagement;

/**
 * The node's private port: metrics, what nodes ask each other to form a cluster, and Pekko's own
 * health checks. Nothing there changes anything.
 */
final class ManagementPort {
  private static final String HOST = "pekko.management.http.hostname";
  private static final String PORT = "pekko.management.http.port";
  private static final String LOOPBACK = "127.0.0.1";

  private ManagementPort() {}

  /**
   * Where it is: as given, or Pekko's usual place in a cluster, where the others look for it. A
   * single hub is looked for by nobody: it takes any free port, so that several fit on one machine.
   */
  static Config configured(Config config) {
    boolean single = config.getBoolean("legalhub.cluster.single");
    var host = config.getString("legalhub.management.host");
    var port = config.getString("legalhub.management.port");
    var placed = config;
    if (single || !host.isEmpty()) {
      placed = with(placed, HOST, host.isEmpty() ? LOOPBACK : host);
    }
    if (single || !port.isEmpty()) {
      placed = with(placed, PORT, port.isEmpty() ? 0 : number(port));
    }
    return placed;
  }

  private static Config with(Config config, String path, Object value) {
    return config.withValue(path, ConfigValueFactory.fromAnyRef(value));
  }

  private static int number(String port) {
    try {
      int number = Integer.parseInt(port);
      if (number >= 0 && number <= 65_535) {
        return number;
      }
    } catch (NumberFormatException wrong) {
      // Said below.
    }
    throw new StartFailure(
        StartFailure.Code.WRONG_ARGUMENTS,
        "legalhub.management.port (LEGALHUB_MANAGEMENT_PORT) is a port from 0 to 65535; it is \"%s\"."
            .formatted(port));
  }

  /** Gives its address once it is open. */
  static CompletionStage<Uri> open(ActorSystem<?> system) {
    return PekkoManagement.get(system).start();
  }
}
