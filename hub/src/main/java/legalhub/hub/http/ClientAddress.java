package legalhub.hub.http;

import java.util.Arrays;
import legalhub.edge.TrustedProxies;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/** Who is at the other end, for the limits on log-in. Never logged. */
public final class ClientAddress {
  private final TrustedProxies proxies;

  public ClientAddress(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /** The nearest address that isn't one of our proxies. */
  public String of(HttpRequest request) {
    var near =
        request
            .getAttribute(AttributeKeys.remoteAddress)
            .flatMap(remote -> remote.getAddress())
            .map(address -> address.getHostAddress())
            .orElse("unknown");
    if (!proxies.trusts(near)) {
      return near;
    }
    var way =
        request.getHeader("X-Forwarded-For").map(header -> header.value()).orElse("").split(",");
    return Arrays.stream(way)
        .map(String::strip)
        .filter(address -> !address.isEmpty() && !proxies.trusts(address))
        .reduce((farther, nearer) -> nearer)
        .orElse(near);
  }
}
