package legalhub.hub.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a browser keeps to stay logged in, good for one use.
 *
 * @param person whose account knows it
 * @param family names the log-in over all its refreshes
 * @param secret 256 random bits in hex; the account holds its SHA-256 only
 */
record RefreshToken(String person, String family, String secret) {
  private static final Pattern TEXT =
      Pattern.compile("([A-Za-z0-9-]{1,64})~([0-9a-f-]{36})~([0-9a-f]{64})~([0-9a-f]{64})");
  private static final int SECRET_BYTES = 32;

  static RefreshToken fresh(String person, SecureRandom random) {
    var secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return new RefreshToken(person, UUID.randomUUID().toString(), HexFormat.of().formatHex(secret));
  }

  /** Empty for what isn't ours: a stranger's cookie must not even wake an account. */
  static Optional<RefreshToken> parse(String cookie, LoginKeys keys) {
    var text = TEXT.matcher(cookie);
    if (!text.matches()) {
      return Optional.empty();
    }
    var token = new RefreshToken(text.group(1), text.group(2), text.group(3));
    var seal = keys.cookieSeal(token).getBytes(UTF_8);
    return MessageDigest.isEqual(seal, text.group(4).getBytes(UTF_8))
        ? Optional.of(token)
        : Optional.empty();
  }

  RefreshToken withSecret(String next) {
    return new RefreshToken(person, family, next);
  }

  String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  String text(LoginKeys keys) {
    return String.join("~", person, family, secret, keys.cookieSeal(this));
  }

  @Override
  public String toString() {
    return "RefreshToken[" + family + "]";
  }
}
