package legalhub.simulator.storm;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Local addresses to come from. A hub takes 2,000 connections and 2,000 anonymous log-ins of one
 * address; on one machine a crowd has as many addresses as it likes: 127.0.1.1, 127.0.1.2…
 */
final class Sources {
  /** Half of what a hub allows: while people come back, their lost lines still count. */
  static final int CLIENTS_PER_ADDRESS = 1_000;

  private static final int ADDRESSES_MAX = 250;

  private Sources() {}

  /**
   * Enough for so many clients; none where a hub isn't on this machine's loopback without TLS: the
   * system then chooses.
   */
  static List<InetAddress> of(List<URI> hubs, int clients) {
    if (!hubs.stream().allMatch(Sources::isPlainLoopback)) {
      return List.of();
    }
    int needed = (clients + CLIENTS_PER_ADDRESS - 1) / CLIENTS_PER_ADDRESS;
    return IntStream.rangeClosed(1, Math.min(Math.max(1, needed), ADDRESSES_MAX))
        .mapToObj(Sources::loopback)
        .toList();
  }

  private static boolean isPlainLoopback(URI hub) {
    try {
      var address = InetAddress.getByName(hub.getHost());
      return hub.getScheme().equals("http")
          && address instanceof Inet4Address
          && address.isLoopbackAddress();
    } catch (UnknownHostException stranger) {
      return false;
    }
  }

  private static InetAddress loopback(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) last});
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
