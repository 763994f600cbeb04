package legalhub.hub.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import legalhub.actors.ledger.HeadSigner;
import legalhub.hub.store.SharedFile;

/**
 * The Ed25519 key that signs the ledgers' days. A file of lines, {@code PRIVATE PUBLIC} in hex
 * (PKCS #8 and X.509): the first signs, the others have signed before and are still given out. It
 * lies outside the database, so that who can write there can't sign.
 */
public final class LedgerKey implements HeadSigner {
  static final String ALGORITHM = "Ed25519";
  private static final int ID_LENGTH = 16;

  private final PrivateKey key;
  private final String id;
  private final Map<String, String> published;

  private LedgerKey(PrivateKey key, String id, Map<String, String> published) {
    this.key = key;
    this.id = id;
    this.published = published;
  }

  /**
   * Reads the keys, or makes one at the first use.
   *
   * @throws IOException for a file that holds none
   */
  public static LedgerKey load(Path file) throws IOException {
    var lines = SharedFile.readOrMake(file, LedgerKey::fresh).lines().toList();
    try {
      var published = new LinkedHashMap<String, String>();
      for (var line : lines) {
        var publicKey = line.split(" ")[1];
        published.put(id(publicKey), publicKey);
      }
      return new LedgerKey(signing(lines), published.keySet().iterator().next(), published);
    } catch (GeneralSecurityException | RuntimeException garbled) {
      throw new IOException(file + " doesn't hold the ledger's keys", garbled);
    }
  }

  private static PrivateKey signing(List<String> lines) throws GeneralSecurityException {
    var encoded = HexFormat.of().parseHex(lines.get(0).split(" ")[0]);
    return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  private static String fresh() {
    try {
      var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      return hex(pair.getPrivate().getEncoded()) + " " + hex(pair.getPublic().getEncoded());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A key's name: the beginning of its SHA-256. */
  static String id(String publicKey) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(HexFormat.of().parseHex(publicKey));
      return hex(digest).substring(0, ID_LENGTH);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public Signature sign(String statement) {
    try {
      var signing = java.security.Signature.getInstance(ALGORITHM);
      signing.initSign(key);
      signing.update(statement.getBytes(UTF_8));
      return new Signature(id, hex(signing.sign()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The public keys by their names, the one that signs first. */
  Map<String, String> published() {
    return Collections.unmodifiableMap(published);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
