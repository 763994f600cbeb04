package legalhub.jitsi.colibri;

import java.net.URI;
import java.util.Optional;

/**
 * One Jitsi Videobridge.
 *
 * @param rest its private interface, which has no log-in: {@code http://10.0.0.5:8080}
 * @param webSocketOrigin where pages reach its WebSocket, if not where it says itself: {@code
 *     wss://hub.example.cn/bridge-1}
 */
public record Bridge(URI rest, Optional<URI> webSocketOrigin) {
  URI path(String path) {
    return URI.create(rest + path);
  }

  /** The address that a page is told. */
  String outward(String webSocket) {
    if (webSocketOrigin.isEmpty()) {
      return webSocket;
    }
    var given = URI.create(webSocket);
    var query = given.getRawQuery() == null ? "" : "?" + given.getRawQuery();
    return webSocketOrigin.get() + given.getRawPath() + query;
  }
}
