package legalhub.simulator.client;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Where a hub is found.
 *
 * @param hub its HTTP address, by which it is known
 * @param realtime the socket's URL
 * @param origin what a page of this hub sends as its Origin
 */
record Address(URI hub, URI realtime, String origin, Optional<Tls> tls) {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  /** Encryption with the certificates that this Java trusts. */
  record Tls(SslContext context, String host, int port) {
    io.netty.channel.ChannelHandler handler(Channel channel) {
      return context.newHandler(channel.alloc(), host, port);
    }
  }

  /**
   * @param realtimeUrls of the town, this hub's own first; none: the hub's own origin
   */
  static Address of(URI hub, List<String> realtimeUrls) {
    var realtime = realtimeUrls.isEmpty() ? ownOrigin(hub) : URI.create(realtimeUrls.get(0));
    var origin = hub.getScheme() + "://" + hub.getRawAuthority();
    var tls =
        realtime.getScheme().equals("wss")
            ? Optional.of(new Tls(trusting(), realtime.getHost(), portOf(realtime)))
            : Optional.<Tls>empty();
    return new Address(hub, realtime, origin, tls);
  }

  private static URI ownOrigin(URI hub) {
    var scheme = hub.getScheme().equals("https") ? "wss" : "ws";
    return URI.create(scheme + "://" + hub.getRawAuthority() + "/realtime");
  }

  private static SslContext trusting() {
    try {
      return SslContextBuilder.forClient().build();
    } catch (SSLException broken) {
      throw new IllegalStateException("this Java has no TLS", broken);
    }
  }

  String host() {
    return realtime.getHost();
  }

  int port() {
    return portOf(realtime);
  }

  private static int portOf(URI uri) {
    if (uri.getPort() > 0) {
      return uri.getPort();
    }
    return uri.getScheme().equals("wss") ? HTTPS_PORT : HTTP_PORT;
  }
}
