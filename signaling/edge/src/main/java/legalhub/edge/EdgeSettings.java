package legalhub.edge;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Everything about the edge that can be set; each with its reason in {@code reference.conf}.
 *
 * @param tokenKeyFile shared by all nodes
 */
public record EdgeSettings(
    EdgeListen listen,
    EdgeLimits limits,
    EdgeTimes times,
    EdgeIce ice,
    Path tokenKeyFile,
    Duration tokenLife) {

  /**
   * Reads {@code legalhub.edge}.
   *
   * @param config the whole configuration, of the actor system for example
   */
  public static EdgeSettings from(Config config) {
    var edge = config.getConfig("legalhub.edge");
    return new EdgeSettings(
        EdgeListen.from(edge.getConfig("listen")),
        EdgeLimits.from(edge.getConfig("limits")),
        EdgeTimes.from(edge.getConfig("times")),
        EdgeIce.from(edge.getConfig("ice")),
        Path.of(edge.getString("token.key-file")),
        edge.getDuration("token.life"));
  }
}
