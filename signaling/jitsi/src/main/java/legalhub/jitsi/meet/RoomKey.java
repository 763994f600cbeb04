package legalhub.jitsi.meet;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The RSA key that signs room tokens, under the name by which Jitsi asks for its public half. */
public final class RoomKey {
  private static final int BITS_MIN = 2048;

  private final String id;
  private final PrivateKey secret;
  private final PublicKey open;
  private final byte[] names;

  /**
   * @param pem PKCS #8, as {@code openssl genpkey -algorithm RSA} writes it
   * @throws IllegalArgumentException MEET_KEY: it isn't such a key
   */
  public static RoomKey read(String id, String pem) {
    try {
      var base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
      var factory = KeyFactory.getInstance("RSA");
      var secret =
          factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
      if (!(secret instanceof RSAPrivateCrtKey whole)
          || whole.getModulus().bitLength() < BITS_MIN) {
        throw new IllegalArgumentException("MEET_KEY: an RSA key of 2048 bits or more is needed");
      }
      var open =
          factory.generatePublic(
              new RSAPublicKeySpec(whole.getModulus(), whole.getPublicExponent()));
      return new RoomKey(id, secret, open);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("MEET_KEY: not an RSA key in PKCS #8 PEM");
    }
  }

  private RoomKey(String id, PrivateKey secret, PublicKey open) throws NoSuchAlgorithmException {
    this.id = id;
    this.secret = secret;
    this.open = open;
    this.names = MessageDigest.getInstance("SHA-256").digest(secret.getEncoded());
  }

  String id() {
    return id;
  }

  PrivateKey secret() {
    return secret;
  }

  PublicKey open() {
    return open;
  }

  /** The file's name under which Jitsi looks for the public key, without a folder. */
  public String publicFile() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest) + ".pem";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public String publicPem() {
    var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(open.getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
  }

  /** Names a room so that nobody without this key can guess it; every node names it alike. */
  String roomOf(String conference) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(names, "HmacSHA256"));
      var hash = mac.doFinal(conference.getBytes(StandardCharsets.UTF_8));
      return "legalhub-" + HexFormat.of().formatHex(hash, 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By name or by what it is. */
  public boolean isSameAs(RoomKey other) {
    return id.equals(other.id) || open.equals(other.open);
  }

  @Override
  public String toString() {
    return "RoomKey[" + id + "]";
  }
}
