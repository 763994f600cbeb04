package legalhub.edge.server;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import legalhub.edge.TrustedProxies;

/**
 * From which address a client comes.
 *
 * @param trustedProxies whose word about it is taken
 */
record ClientAddress(TrustedProxies trustedProxies) {
  private static final String FORWARDED_FOR = "X-Forwarded-For";

  /** The last address that a trusted proxy has added; earlier ones anybody may have written. */
  String of(SocketAddress remote, HttpHeaders headers) {
    var peer =
        remote instanceof InetSocketAddress inet && inet.getAddress() != null
            ? inet.getAddress().getHostAddress()
            : "unknown";
    var forwarded = headers.get(FORWARDED_FOR);
    if (forwarded == null || !trustedProxies.trusts(peer)) {
      return peer;
    }
    return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
  }
}
