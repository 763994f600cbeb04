package legalhub.hub.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * A device's public key: ECDSA on P-256, as browsers make it (WebCrypto) and never give its other
 * half away. Signatures are in the form of IEEE P1363, two numbers of 32 bytes.
 */
final class DeviceKey {
  private static final int FIELD_BITS = 256;

  private final ECPublicKey key;

  private DeviceKey(ECPublicKey key) {
    this.key = key;
  }

  /** Reads a SubjectPublicKeyInfo in base64url; empty for anything else. */
  static Optional<DeviceKey> parse(String text) {
    try {
      var spec = new X509EncodedKeySpec(Base64.getUrlDecoder().decode(text));
      var key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec);
      return key.getParams().getCurve().getField().getFieldSize() == FIELD_BITS
          ? Optional.of(new DeviceKey(key))
          : Optional.empty();
    } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
      return Optional.empty();
    }
  }

  /** Whether this key's device has signed the text. */
  boolean hasSigned(String text, String signature) {
    try {
      var check = Signature.getInstance("SHA256withECDSAinP1363Format");
      check.initVerify(key);
      check.update(text.getBytes(UTF_8));
      return check.verify(Base64.getUrlDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException notASignature) {
      return false;
    }
  }
}
