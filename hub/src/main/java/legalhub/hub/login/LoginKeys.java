package legalhub.hub.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import legalhub.actors.session.ResidentId;
import legalhub.hub.store.SharedFile;

/**
 * Keyed hashes: of phone numbers, which are too few for a plain hash, of receipt codes and of names
 * of parties, and for the next refresh token. All nodes share the file. A lost file orphans every
 * resident's log-in by phone, so it is backed up like the master keys.
 */
public final class LoginKeys {
  private static final int KEY_BYTES = 32;

  private final byte[] key;

  LoginKeys(byte[] key) {
    this.key = Arrays.copyOf(key, key.length);
  }

  /** Reads the key, or makes it at the first use, in a file that only its owner may read. */
  public static LoginKeys load(Path file) throws IOException {
    var key = HexFormat.of().parseHex(SharedFile.readOrMake(file, LoginKeys::fresh).strip());
    if (key.length != KEY_BYTES) {
      throw new IOException(file + " doesn't hold a key of " + KEY_BYTES + " bytes in hex");
    }
    return new LoginKeys(key);
  }

  private static String fresh() {
    var fresh = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(fresh);
    return HexFormat.of().formatHex(fresh);
  }

  /** By what a person is found who logs in with this number. */
  String personKey(Phone phone) {
    return hash("phone", phone.e164());
  }

  /** By what a supervised person is found: apart from what the same number does as a resident. */
  String supervisedKey(Phone phone) {
    return hash("supervised-phone", phone.e164());
  }

  /** Follows from the person, so that it is the same whenever it is asked for. */
  ReceiptCode receipt(ResidentId resident) {
    return ReceiptCode.of(mac("receipt", resident.value()));
  }

  /** By what a person is found who comes with this code. */
  String personKey(ReceiptCode code) {
    return hash("receipt-key", code.characters());
  }

  /** By what a name is known between matters; empty for what names nobody in particular. */
  public Optional<String> partyKey(String name) {
    return PartyName.of(name).map(full -> hash("party", full.text()));
  }

  /** The secret that follows another; the same on every node and every retry. */
  String nextSecret(String family, String secret) {
    return hash("refresh", family + "\n" + secret);
  }

  /** Shows that a cookie is ours. */
  String cookieSeal(RefreshToken token) {
    return hash("cookie", token.person() + "\n" + token.family() + "\n" + token.secret());
  }

  /** What is kept of a one-time code while it is good. */
  String codeHash(String personKey, String code) {
    return hash("code", personKey + "\n" + code);
  }

  /** What shows that the hub has made a text, for a purpose that nothing else here has; in hex. */
  public String seal(String purpose, String text) {
    return hash("seal-" + purpose, text);
  }

  private String hash(String purpose, String text) {
    return HexFormat.of().formatHex(mac(purpose, text));
  }

  private byte[] mac(String purpose, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal((purpose + "\n" + text).getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
