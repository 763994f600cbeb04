package legalhub.edge.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which pages may open a socket. A browser always names the page's origin; a client that is no
 * browser names none and is let through, since it can't be tricked by a page.
 *
 * @param allowed empty: pages of the host that the request itself names
 */
record OriginRule(Set<String> allowed) {

  boolean allows(HttpHeaders headers) {
    var origin = headers.get(HttpHeaderNames.ORIGIN);
    if (origin == null) {
      return true;
    }
    if (!allowed.isEmpty()) {
      return allowed.contains(origin.toLowerCase(Locale.ROOT));
    }
    var page = host(origin);
    var here = Optional.ofNullable(headers.get(HttpHeaderNames.HOST)).flatMap(h -> host("//" + h));
    return page.isPresent() && page.equals(here);
  }

  private static Optional<String> host(String uri) {
    try {
      return Optional.ofNullable(new URI(uri).getHost()).map(host -> host.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
