package legalhub.simulator.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** What makes a client a terminal: a key, and a one-time value that each log-in spends. */
public final class SoftDevice {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair keys;
  private String value = UUID.randomUUID().toString();
  private String next = UUID.randomUUID().toString();

  /**
   * How a device that asked to be enrolled is known.
   *
   * @param code what an administrator types
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Applied(String terminalId, String code) {}

  private SoftDevice(KeyPair keys) {
    this.keys = keys;
  }

  /** One that nobody knows. */
  public static SoftDevice fresh() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new SoftDevice(generator.generateKeyPair());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  String publicKey() {
    return BASE64.encodeToString(keys.getPublic().getEncoded());
  }

  synchronized String valueHash() {
    return hash(value);
  }

  /**
   * Answers the hub's question. Spends the same pair until the hub has said yes: of a log-in whose
   * answer got lost nobody knows whether it counts.
   */
  synchronized Map<String, String> proof(String challenge) {
    var nextHash = hash(next);
    var signature = sign(challenge + "\n" + value + "\n" + nextHash);
    return Map.of(
        "challenge",
        challenge,
        "value",
        value,
        "nextHash",
        nextHash,
        "signature",
        BASE64.encodeToString(signature));
  }

  /** The hub has taken the value. */
  synchronized void entered() {
    value = next;
    next = UUID.randomUUID().toString();
  }

  private byte[] sign(String text) {
    try {
      var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
