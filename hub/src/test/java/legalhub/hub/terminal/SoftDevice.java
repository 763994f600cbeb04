package legalhub.hub.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

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

/** A terminal's page in Java: its key, and the one-time value that lies beside it. */
final class SoftDevice {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair keys;
  private String value;

  private SoftDevice(KeyPair keys, String value) {
    this.keys = keys;
    this.value = value;
  }

  static SoftDevice fresh() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new SoftDevice(generator.generateKeyPair(), UUID.randomUUID().toString());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** As if somebody had copied its whole data folder. */
  SoftDevice copy() {
    return new SoftDevice(keys, value);
  }

  String publicKey() {
    return BASE64.encodeToString(keys.getPublic().getEncoded());
  }

  String valueHash() {
    return hash(value);
  }

  /** A log-in that spends its value and goes on with another. */
  Map<String, String> logIn(String challenge) {
    var next = UUID.randomUUID().toString();
    var body = signed(challenge, value, hash(next));
    value = next;
    return body;
  }

  Map<String, String> signed(String challenge, String spent, String nextHash) {
    var text = challenge + "\n" + spent + "\n" + nextHash;
    return Map.of(
        "challenge",
        challenge,
        "value",
        spent,
        "nextHash",
        nextHash,
        "signature",
        BASE64.encodeToString(sign(text)));
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

  static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
