package legalhub.hub.http;

import com.typesafe.config.Config;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * How pages reach the sockets. Any node serves any person, so a page may know them all and moves on
 * by itself when its own is away.
 *
 * @param port of this node's socket
 * @param path of every node's socket
 * @param urls this node's own first; {@code auto}: the page's own host with this node's port. None:
 *     the page's own origin, where a proxy joins pages and sockets
 */
public record Realtime(int port, String path, List<String> urls) {
  static final String AUTO = "auto";

  /** More would be a mistake: a page goes round them all before it says that nobody is there. */
  private static final int URLS_MAX = 16;

  private static final String URLS = "legalhub.http.realtime-urls";
  private static final String ORIGINS = "legalhub.edge.listen.origins";

  public Realtime {
    urls = List.copyOf(urls);
  }

  /**
   * @param secure whether pages come by HTTPS
   * @throws InvalidAddress where a page would be sent to what can't answer it
   */
  static Realtime from(Config config, boolean secure) {
    var listen = config.getConfig("legalhub.edge.listen");
    var urls = HttpSettings.words(config, URLS);
    var origins = HttpSettings.words(config, ORIGINS);
    check(urls, secure);
    checkOrigins(origins, hosts(urls));
    return new Realtime(listen.getInt("port"), listen.getString("path"), urls);
  }

  Realtime withPort(int other) {
    return new Realtime(other, path, urls);
  }

  private static void check(List<String> urls, boolean secure) {
    if (urls.size() > URLS_MAX) {
      throw new InvalidAddress("%s names %d sockets; at most %d.", URLS, urls.size(), URLS_MAX);
    }
    var seen = new HashSet<String>();
    for (var url : urls) {
      if (!seen.add(url)) {
        throw new InvalidAddress("%s names %s twice.", URLS, url);
      }
      if (!url.equals(AUTO)) {
        checkSocket(url, secure);
      }
    }
    if (urls.lastIndexOf(AUTO) > 0) {
      throw new InvalidAddress("%s: \"auto\" is this node's own socket and stands first.", URLS);
    }
  }

  private static void checkSocket(String url, boolean secure) {
    var uri = uri(url);
    boolean plain = "ws".equals(uri.getScheme());
    if (uri.getHost() == null
        || uri.getRawPath().isEmpty()
        || uri.getRawUserInfo() != null
        || uri.getRawFragment() != null
        || !(plain || "wss".equals(uri.getScheme()))) {
      throw new InvalidAddress(
          "%s holds \"%s\", which is no socket's address; one looks like"
              + " wss://hub-b.example.cn/realtime.",
          URLS, url);
    }
    if (plain && secure) {
      throw new InvalidAddress(
          "%s holds \"%s\", but browsers let an HTTPS page open wss:// sockets only.", URLS, url);
    }
  }

  /**
   * A node takes pages of its own host name unless it is told of others, and no page has two.
   *
   * @param hosts of the sockets
   */
  private static void checkOrigins(List<String> origins, List<String> hosts) {
    for (var origin : origins) {
      if (!isOrigin(origin)) {
        throw new InvalidAddress(
            "%s holds \"%s\"; an origin looks like https://hub.example.cn, in lower case, with the"
                + " port only where it isn't the scheme's own.",
            ORIGINS, origin);
      }
    }
    if (hosts.size() > 1 && origins.isEmpty()) {
      throw new InvalidAddress(
          "%s leads pages to %s, where pages of another host name are refused: name the origins of"
              + " all nodes' pages in %s (LEGALHUB_ORIGINS), on every node.",
          URLS, String.join(" and ", hosts), ORIGINS);
    }
  }

  /** As browsers send it, since it is compared letter by letter. */
  private static boolean isOrigin(String text) {
    var uri = uri(text);
    boolean secure = "https".equals(uri.getScheme());
    var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return (secure || "http".equals(uri.getScheme()))
        && text.equals("%s://%s%s".formatted(uri.getScheme(), uri.getHost(), port))
        && text.equals(text.toLowerCase(Locale.ROOT))
        && uri.getPort() != (secure ? 443 : 80);
  }

  private static List<String> hosts(List<String> urls) {
    return urls.stream()
        .filter(url -> !url.equals(AUTO))
        .map(u -> uri(u).getHost())
        .distinct()
        .toList();
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException nonsense) {
      return URI.create("");
    }
  }
}
