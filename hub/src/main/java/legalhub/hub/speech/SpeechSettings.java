package legalhub.hub.speech;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * {@code legalhub.supervision} in the configuration; each value with its reason there. A service
 * without a URL is none.
 */
public record SpeechSettings(
    Optional<Service> speechToText, Optional<Service> voiceprint, Thresholds thresholds) {

  /**
   * How a service is reached.
   *
   * @param secret {@code ""}: it wants none
   * @param within from the request to the last byte of its answer
   */
  record Service(URI url, String secret, Duration within) {
    @Override
    public String toString() {
      return "Service[" + url + "]";
    }
  }

  /**
   * How alike voices must be, 0 to 1.
   *
   * @param accept from here on it is the same voice
   * @param review below it is another's; between the two nobody knows
   */
  public record Thresholds(double accept, double review) {
    public Match of(double likeness) {
      if (likeness >= accept) {
        return Match.LIKE;
      }
      return likeness >= review ? Match.UNSURE : Match.UNLIKE;
    }
  }

  /** What a likeness means. */
  public enum Match {
    LIKE,
    UNSURE,
    UNLIKE
  }

  private static final String SPEECH_TO_TEXT = "legalhub.supervision.speech-to-text.";
  private static final String VOICEPRINT = "legalhub.supervision.voiceprint.";

  /**
   * @throws ConfigException for whatever can't be used
   */
  public static SpeechSettings from(Config config) {
    return new SpeechSettings(
        service(config, SPEECH_TO_TEXT), service(config, VOICEPRINT), thresholds(config));
  }

  private static Optional<Service> service(Config config, String path) {
    if (config.getString(path + "url").isEmpty()) {
      return Optional.empty();
    }
    var secret = config.getString(path + "secret");
    if (!secret.matches("[\\x21-\\x7e]*")) {
      throw wrong(config, path + "secret", "it must be visible ASCII characters");
    }
    var within = config.getDuration(path + "within");
    if (within.toMillis() <= 0) {
      throw wrong(config, path + "within", "it must be a millisecond at least");
    }
    return Optional.of(new Service(url(config, path + "url"), secret, within));
  }

  private static URI url(Config config, String path) {
    try {
      var url = new URI(config.getString(path));
      if (url.getHost() != null && Set.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (URISyntaxException garbled) {
      // Said below.
    }
    throw wrong(config, path, "it must begin with https:// or http:// and name a host");
  }

  private static Thresholds thresholds(Config config) {
    double accept = config.getDouble(VOICEPRINT + "accept");
    double review = config.getDouble(VOICEPRINT + "review");
    // Not a number is none of these either.
    if (!(review >= 0 && accept >= review && accept <= 1)) {
      throw wrong(config, VOICEPRINT + "accept", "0 <= review <= accept <= 1 must hold");
    }
    return new Thresholds(accept, review);
  }

  private static ConfigException wrong(Config config, String path, String why) {
    return new ConfigException.BadValue(config.getValue(path).origin(), path, why);
  }
}
