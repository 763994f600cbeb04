package legalhub.hub.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** From a pair of PEM files to what a server needs. Takes what openssl, mkcert and ACME write. */
final class Tls {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ((?:RSA |EC )?PRIVATE KEY)-----([^-]+)-----END");

  private Tls() {}

  static SSLContext context(HttpSettings.PemPair pair) {
    try {
      var password = new char[0];
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, password);
      store.setKeyEntry("hub", key(pair.key()), password, chain(pair.certificates()));
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException | IllegalArgumentException wrong) {
      throw new UnusableCertificate(
          "The certificate %s and the key %s can't be used (%s)."
              .formatted(pair.certificates(), pair.key(), wrong.getMessage()),
          wrong);
    }
  }

  private static Certificate[] chain(Path file) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .toArray(Certificate[]::new);
    }
  }

  private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    var pem = KEY.matcher(Files.readString(file));
    if (!pem.find()) {
      throw new GeneralSecurityException("no unencrypted private key in " + file);
    }
    var info = info(pem.group(1), Base64.getMimeDecoder().decode(pem.group(2)));
    return KeyFactory.getInstance(algorithm(info))
        .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
  }

  /** The older forms of RSA and EC keys are put into the envelope that Java reads. */
  private static PrivateKeyInfo info(String kind, byte[] der) throws IOException {
    return switch (kind) {
      case "RSA PRIVATE KEY" ->
          new PrivateKeyInfo(
              new AlgorithmIdentifier(
                  PKCSObjectIdentifiers.rsaEncryption, org.bouncycastle.asn1.DERNull.INSTANCE),
              RSAPrivateKey.getInstance(der));
      case "EC PRIVATE KEY" -> {
        var key = ECPrivateKey.getInstance(der);
        var curve = key.getParametersObject();
        yield new PrivateKeyInfo(
            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), key);
      }
      default -> PrivateKeyInfo.getInstance(der);
    };
  }

  private static String algorithm(PrivateKeyInfo info) throws GeneralSecurityException {
    var id = info.getPrivateKeyAlgorithm().getAlgorithm();
    if (id.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      return "RSA";
    }
    if (id.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return "EC";
    }
    if (id.getId().equals("1.3.101.112")) {
      return "Ed25519";
    }
    throw new GeneralSecurityException("its key is neither RSA, EC nor Ed25519");
  }
}
