package legalhub.edge;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.List;

/**
 * How two browsers find each other.
 *
 * @param stun URLs, {@code stun:host:3478}
 * @param turn URLs, {@code turn:host:3478?transport=udp}
 * @param turnSecret shared with coturn ({@code static-auth-secret}); {@code ""} offers no TURN
 * @param turnLife how long credentials are good; longer than the longest call
 * @param relayOnly only relayed candidates, so that neither side learns the other's address
 */
public record EdgeIce(
    List<String> stun, List<String> turn, String turnSecret, Duration turnLife, boolean relayOnly) {

  static EdgeIce from(Config config) {
    return new EdgeIce(
        EdgeListen.list(config, "stun"),
        EdgeListen.list(config, "turn"),
        config.getString("turn-secret"),
        config.getDuration("turn-life"),
        config.getBoolean("relay-only"));
  }

  @Override
  public String toString() {
    return "EdgeIce[stun=" + stun + ", turn=" + turn + ", relayOnly=" + relayOnly + "]";
  }
}
