package legalhub.edge.token;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.lang.JoseException;

/** At most two Ed25519 key pairs, the signing one first. */
record KeyRing(List<OctetKeyPairJsonWebKey> keys) {
  private static final int KEPT_MAX = 2;

  static KeyRing fresh() {
    return new KeyRing(List.of(newKey()));
  }

  static KeyRing parse(String json) throws JoseException {
    var keys =
        new JsonWebKeySet(json)
            .getJsonWebKeys().stream()
                .filter(OctetKeyPairJsonWebKey.class::isInstance)
                .map(OctetKeyPairJsonWebKey.class::cast)
                .filter(key -> key.getPrivateKey() != null && key.getKeyId() != null)
                .toList();
    if (keys.isEmpty() || keys.size() > KEPT_MAX) {
      throw new JoseException("one or two Ed25519 key pairs are expected, found " + keys.size());
    }
    return new KeyRing(keys);
  }

  KeyRing rotated() {
    return new KeyRing(List.of(newKey(), current()));
  }

  OctetKeyPairJsonWebKey current() {
    return keys.get(0);
  }

  Optional<PublicKey> find(String keyId) {
    return keys.stream()
        .filter(key -> key.getKeyId().equals(keyId))
        .findFirst()
        .map(OctetKeyPairJsonWebKey::getPublicKey);
  }

  String toJson() {
    return new JsonWebKeySet(keys).toJson(OutputControlLevel.INCLUDE_PRIVATE);
  }

  private static OctetKeyPairJsonWebKey newKey() {
    try {
      var key = OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
      key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException("this JVM has no Ed25519", e);
    }
  }
}
