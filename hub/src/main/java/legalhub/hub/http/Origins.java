package legalhub.hub.http;

import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/** Under which names this hub answers, as the request at hand shows it. */
public final class Origins {
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

  private final HttpSettings settings;

  public Origins(HttpSettings settings) {
    this.settings = settings;
  }

  /** {@code ws(s)://…/realtime}, or {@code ""} for the page's own origin. */
  String realtimeUrl(HttpRequest request) {
    var url = settings.realtime().url();
    if (!url.equals(HttpSettings.Realtime.AUTO)) {
      return url;
    }
    var socket = settings.realtime();
    return "%s://%s:%d%s"
        .formatted(settings.secure() ? "wss" : "ws", host(request), socket.port(), socket.path());
  }

  /** What a page may connect to besides its own origin, for the security policy. */
  String connectSource(HttpRequest request) {
    var url = realtimeUrl(request);
    if (url.isEmpty()) {
      // 'self' covers wss of the same origin in today's browsers; Safari before 15.4 wants it said.
      return (settings.secure() ? "wss://" : "ws://") + hostAndPort(request);
    }
    return url.substring(0, url.indexOf('/', url.indexOf("://") + 3));
  }

  /** A page of another site can't use this browser's log-in. No Origin: not a page. */
  public boolean isOwn(HttpRequest request) {
    return request
        .getHeader("Origin")
        .map(origin -> origin.value().replaceFirst("^https?://", "").equals(hostAndPort(request)))
        .orElse(true);
  }

  private static String host(HttpRequest request) {
    var both = HOST.matcher(hostAndPort(request));
    return both.matches() ? both.group(1) : "localhost";
  }

  private static String hostAndPort(HttpRequest request) {
    var host = request.getHeader("Host").map(header -> header.value()).orElse("");
    return HOST.matcher(host).matches() ? host : "localhost";
  }
}
