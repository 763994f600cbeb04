package legalhub.hub.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/** Under which names this hub answers, as the request at hand shows it. */
public final class Origins {
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

  private final HttpSettings settings;

  public Origins(HttpSettings settings) {
    this.settings = settings;
  }

  /** Every node's {@code ws(s)://…/realtime}, this one's first; none: the page's own origin. */
  List<String> realtimeUrls(HttpRequest request) {
    return settings.realtime().urls().stream()
        .map(url -> url.equals(Realtime.AUTO) ? ownRealtimeUrl(request) : url)
        // One setting for all nodes may name this one a second time.
        .distinct()
        .toList();
  }

  private String ownRealtimeUrl(HttpRequest request) {
    var socket = settings.realtime();
    return "%s://%s:%d%s"
        .formatted(settings.secure() ? "wss" : "ws", host(request), socket.port(), socket.path());
  }

  Optional<String> cardReaderUrl() {
    return settings.cardReader().map(CardReader::url);
  }

  /** What a page may connect to besides its own origin, for the security policy. */
  String connectSources(HttpRequest request) {
    var sockets = socketSources(request);
    return settings.cardReader().map(reader -> sockets + " " + reader.origin()).orElse(sockets);
  }

  private String socketSources(HttpRequest request) {
    var urls = realtimeUrls(request);
    if (urls.isEmpty()) {
      // 'self' covers wss of the same origin in today's browsers; Safari before 15.4 wants it said.
      return (settings.secure() ? "wss://" : "ws://") + hostAndPort(request);
    }
    return urls.stream()
        .map(url -> url.substring(0, url.indexOf('/', url.indexOf("://") + 3)))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /** This hub's own origin, as the page that asks knows it. */
  public String own(HttpRequest request) {
    return (settings.secure() ? "https://" : "http://") + hostAndPort(request);
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
