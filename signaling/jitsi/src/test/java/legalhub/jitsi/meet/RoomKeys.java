package legalhub.jitsi.meet;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Keys for tests. */
public final class RoomKeys {
  public static RoomKey fresh(String id) {
    return RoomKey.read(id, pem(2048));
  }

  /** As {@code openssl genpkey} writes it. */
  public static String pem(int bits) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      var secret = generator.generateKeyPair().getPrivate().getEncoded();
      return "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder().encodeToString(secret)
          + "\n-----END PRIVATE KEY-----\n";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private RoomKeys() {}
}
