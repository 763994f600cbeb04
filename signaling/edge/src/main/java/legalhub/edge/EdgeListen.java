package legalhub.edge;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the edge listens and to whom.
 *
 * @param port 0 takes any free one
 * @param certificate a PEM chain; with {@code key}, the socket speaks TLS
 * @param origins pages that may open a socket; empty: pages of the same host name
 * @param trustedProxies whose X-Forwarded-For is believed
 * @param threads of the event loop; 0 leaves it to Netty
 */
public record EdgeListen(
    String host,
    int port,
    String path,
    Optional<Path> certificate,
    Optional<Path> key,
    Set<String> origins,
    TrustedProxies trustedProxies,
    int threads) {

  static EdgeListen from(Config config) {
    return new EdgeListen(
        config.getString("host"),
        config.getInt("port"),
        config.getString("path"),
        path(config, "tls-certificate"),
        path(config, "tls-key"),
        set(config, "origins"),
        TrustedProxies.of(set(config, "trusted-proxies")),
        config.getInt("threads"));
  }

  private static Optional<Path> path(Config config, String key) {
    return Optional.of(config.getString(key)).filter(text -> !text.isBlank()).map(Path::of);
  }

  /** A list, or a comma-separated text as an environment variable gives it. */
  private static Set<String> set(Config config, String key) {
    return Set.copyOf(list(config, key));
  }

  static List<String> list(Config config, String key) {
    var value = config.getValue(key).unwrapped();
    return value instanceof String text
        ? List.of(text.split(",")).stream().map(String::strip).filter(s -> !s.isEmpty()).toList()
        : List.copyOf(config.getStringList(key));
  }
}
