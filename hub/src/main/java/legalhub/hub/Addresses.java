package legalhub.hub;

import java.util.List;

/** What is printed once the hub is ready. */
final class Addresses {
  private Addresses() {}

  static List<String> of(Front front) {
    var settings = front.settings();
    var host = settings.bind().host();
    var root =
        "%s://%s:%d/"
            .formatted(
                settings.tls().isPresent() ? "https" : "http",
                host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host,
                front.http().address().getPort());
    return List.of(
        "LegalHub is ready",
        "  residents  " + root + "resident/",
        "  lawyers    " + root + "lawyer/",
        "  socket     port " + front.edge().port());
  }
}
