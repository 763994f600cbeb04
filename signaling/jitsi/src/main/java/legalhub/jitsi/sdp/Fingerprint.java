package legalhub.jitsi.sdp;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Of the certificate that one side shows when the media's keys are agreed.
 *
 * @param setup who begins: {@code active}, {@code passive} or {@code actpass}
 */
public record Fingerprint(String hash, String value, String setup) {
  private static final Pattern FORM =
      Pattern.compile("(?i)(sha-256|sha-384|sha-512) ([0-9A-F]{2}(?::[0-9A-F]{2}){31,63})");
  private static final Pattern SETUP = Pattern.compile("active|passive|actpass");

  static Optional<Fingerprint> read(String line, String setup) {
    var found = FORM.matcher(line);
    return found.matches() && SETUP.matcher(setup).matches()
        ? Optional.of(new Fingerprint(found.group(1), found.group(2), setup))
        : Optional.empty();
  }
}
