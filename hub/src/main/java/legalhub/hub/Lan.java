package legalhub.hub;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import legalhub.hub.StartFailure.Code;
import legalhub.hub.lan.LanAddresses;
import legalhub.hub.lan.LanCertificate;

/** {@code --lan on}: HTTPS for phones nearby, by the given certificate or one made here. */
final class Lan {
  private Lan() {}

  /** The configuration with a certificate in it, where one is wanted and none is named. */
  static Config secured(Config config, Clock clock) {
    if (!isOn(config) || !config.getString("legalhub.http.tls.certificates").isEmpty()) {
      return config;
    }
    var folder = Path.of(config.getString("legalhub.store.folder")).resolve("secrets");
    try {
      var pair = LanCertificate.in(folder, LanAddresses.find(), clock);
      return ConfigFactory.parseMap(
              Map.of(
                  "legalhub.http.tls.certificates", pair.certificate().toString(),
                  "legalhub.http.tls.key", pair.key().toString(),
                  "legalhub.edge.listen.tls-certificate", pair.certificate().toString(),
                  "legalhub.edge.listen.tls-key", pair.key().toString()))
          .withFallback(config);
    } catch (IOException | GeneralSecurityException failed) {
      throw new StartFailure(
          Code.TLS_UNUSABLE,
          "A certificate for the local network can't be made in %s (%s)."
              .formatted(folder, failed.getMessage()),
          failed);
    }
  }

  /** Under which names phones find the hub; empty without {@code --lan}. */
  static List<String> hosts(Config config) {
    return isOn(config) ? LanAddresses.find() : List.of();
  }

  private static boolean isOn(Config config) {
    return config.getBoolean("legalhub.lan");
  }
}
