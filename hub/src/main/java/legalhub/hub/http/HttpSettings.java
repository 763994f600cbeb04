package legalhub.hub.http;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import legalhub.edge.TrustedProxies;

/**
 * Where and how the hub is reached by HTTP: {@code legalhub.http} in the configuration, and the
 * port of the socket from {@code legalhub.edge.listen}.
 *
 * @param tls empty: plain HTTP
 * @param proxies whose {@code X-Forwarded-For} is believed
 * @param secure whether browsers reach the hub by HTTPS, here or at a proxy
 * @param cardReader where a terminal's page finds a reader of ID cards on the terminal itself
 */
public record HttpSettings(
    Bind bind,
    Optional<PemPair> tls,
    TrustedProxies proxies,
    boolean secure,
    Realtime realtime,
    Optional<CardReader> cardReader) {

  /** Where it listens; port 0 takes a free one. */
  public record Bind(String host, int port) {}

  /** A certificate chain and its private key, in PEM files. */
  public record PemPair(Path certificates, Path key) {}

  public static HttpSettings from(Config config) {
    var http = config.getConfig("legalhub.http");
    var tls = pemPair(http);
    boolean secure = tls.isPresent() || http.getBoolean("behind-https");
    return new HttpSettings(
        new Bind(http.getString("host"), http.getInt("port")),
        tls,
        TrustedProxies.of(words(http, "trusted-proxies")),
        secure,
        Realtime.from(config, secure),
        CardReader.from(http.getString("card-reader-url")));
  }

  /** Throws {@link UnusableCertificate} where a browser would meet a port that can't answer. */
  public void checkCertificate() {
    tls.ifPresent(Tls::context);
  }

  /** The same, with the port that the socket got where it asked for a free one. */
  public HttpSettings withRealtimePort(int port) {
    return new HttpSettings(bind, tls, proxies, secure, realtime.withPort(port), cardReader);
  }

  /** A list, or a comma-separated text as an environment variable gives it. */
  static List<String> words(Config config, String key) {
    return config.getValue(key).unwrapped() instanceof String text
        ? Arrays.stream(text.split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList()
        : List.copyOf(config.getStringList(key));
  }

  private static Optional<PemPair> pemPair(Config http) {
    var certificates = http.getString("tls.certificates");
    var key = http.getString("tls.key");
    if (certificates.isEmpty() && key.isEmpty()) {
      return Optional.empty();
    }
    if (certificates.isEmpty() || key.isEmpty()) {
      throw new UnusableCertificate(
          "TLS needs both, a certificate and its key; one is missing.", null);
    }
    return Optional.of(new PemPair(Path.of(certificates), Path.of(key)));
  }
}
