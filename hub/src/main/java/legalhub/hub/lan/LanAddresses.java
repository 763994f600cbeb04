package legalhub.hub.lan;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** Under which addresses others on the network reach this machine. */
public final class LanAddresses {
  private LanAddresses() {}

  /** IPv4 addresses of interfaces that are up, private ones first; empty without a network. */
  public static List<String> find() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(LanAddresses::isUp)
          .flatMap(NetworkInterface::inetAddresses)
          .filter(Inet4Address.class::isInstance)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .sorted(
              (one, other) -> Boolean.compare(other.isSiteLocalAddress(), one.isSiteLocalAddress()))
          .map(InetAddress::getHostAddress)
          .toList();
    } catch (SocketException none) {
      return List.of();
    }
  }

  private static boolean isUp(NetworkInterface one) {
    try {
      return one.isUp() && !one.isLoopback();
    } catch (SocketException gone) {
      return false;
    }
  }
}
