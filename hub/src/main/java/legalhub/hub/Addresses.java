package legalhub.hub;

import java.util.ArrayList;
import java.util.List;
import legalhub.hub.lan.QrCode;

/** What is printed once the hub is ready. */
final class Addresses {
  private Addresses() {}

  /**
   * @param hosts names on the local network, besides this machine's own
   */
  static List<String> of(Hub hub, List<String> hosts) {
    var front = hub.front();
    var host = front.settings().bind().host();
    var root = root(front, host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host);
    var lines =
        new ArrayList<>(
            List.of(
                "LegalHub is ready",
                "  residents  " + root + "resident/",
                "  lawyers    " + root + "lawyer/",
                "  office     " + root + "office/",
                "  socket     port " + front.edge().port(),
                "  metrics    " + hub.node().management() + "/metrics"));
    hosts.forEach(name -> lines.add("  phones     " + root(front, name) + "resident/"));
    hosts.stream()
        .findFirst()
        .map(name -> QrCode.of(root(front, name) + "resident/"))
        .ifPresent(lines::add);
    return lines;
  }

  private static String root(Front front, String host) {
    var scheme = front.settings().tls().isPresent() ? "https" : "http";
    return "%s://%s:%d/".formatted(scheme, host, front.http().address().getPort());
  }
}
