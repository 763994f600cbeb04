package legalhub.edge;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How much of everything a client may have. What happens past each limit is in signaling/README.md.
 *
 * @param frameBytesMax of one frame from a client
 * @param commandsPendingMax unanswered commands of one connection
 * @param subscriptionsMax open subscriptions of one connection
 * @param framesPerSecondMax averaged over {@code rateWindow}
 * @param outboundBytesMax waiting in one connection's socket
 * @param connectionsPerPersonMax on this node
 * @param connectionsPerAddressMax on this node
 * @param connectionsMax on this node
 * @param greetingsMax Hellos that wait for their Welcome at once, on this node
 * @param commandTtlMax a longer time-to-live is shortened to it
 */
public record EdgeLimits(
    int frameBytesMax,
    int commandsPendingMax,
    int subscriptionsMax,
    int framesPerSecondMax,
    Duration rateWindow,
    int outboundBytesMax,
    int connectionsPerPersonMax,
    int connectionsPerAddressMax,
    int connectionsMax,
    int greetingsMax,
    Duration commandTtlMax) {

  static EdgeLimits from(Config config) {
    return new EdgeLimits(
        Math.toIntExact(config.getBytes("frame-bytes-max")),
        config.getInt("commands-pending-max"),
        config.getInt("subscriptions-max"),
        config.getInt("frames-per-second-max"),
        config.getDuration("rate-window"),
        Math.toIntExact(config.getBytes("outbound-bytes-max")),
        config.getInt("connections-per-person-max"),
        config.getInt("connections-per-address-max"),
        config.getInt("connections-max"),
        config.getInt("greetings-max"),
        config.getDuration("command-ttl-max"));
  }

  /** Frames of one connection within one {@code rateWindow}. */
  public int framesPerWindowMax() {
    return Math.toIntExact(framesPerSecondMax * rateWindow.toSeconds());
  }
}
