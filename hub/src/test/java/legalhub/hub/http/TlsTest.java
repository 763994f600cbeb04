package legalhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import legalhub.hub.http.HttpSettings.PemPair;
import legalhub.hub.lan.LanCertificate;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsTest {
  @TempDir Path folder;
  private KeyPair keys;

  @ParameterizedTest
  @CsvSource({
    "RSA, false, PRIVATE KEY",
    "RSA, true, RSA PRIVATE KEY",
    "EC, false, PRIVATE KEY",
    "EC, true, EC PRIVATE KEY",
    "Ed25519, false, PRIVATE KEY"
  })
  void takesTheFormsOfKeysThatAreAbout(String algorithm, boolean older, String title)
      throws Exception {
    assertThat(Tls.context(new PemPair(certificate(algorithm), key(older, title)))).isNotNull();
  }

  @Test
  void takesWhatTheHubMakesForTheLocalNetwork() throws IOException, GeneralSecurityException {
    var pair = LanCertificate.in(folder, List.of("192.168.1.7"), Clock.systemUTC());
    assertThat(Tls.context(new PemPair(pair.certificate(), pair.key()))).isNotNull();
    assertThat(Files.getPosixFilePermissions(pair.key())).hasSize(2);
  }

  @Test
  void theLocalCertificateStaysUntilTheAddressesChange()
      throws IOException, GeneralSecurityException {
    var clock = Clock.systemUTC();
    var first = Files.readString(made(List.of("192.168.1.7"), clock));
    assertThat(Files.readString(made(List.of("192.168.1.7"), clock))).isEqualTo(first);
    assertThat(Files.readString(made(List.of("10.0.0.9"), clock))).isNotEqualTo(first);
  }

  @Test
  void whatIsNoPairIsSaidInOneSentence() throws Exception {
    var garbage = Files.writeString(folder.resolve("garbage.pem"), "nothing");
    assertThatThrownBy(() -> Tls.context(new PemPair(certificate("EC"), garbage)))
        .isInstanceOf(UnusableCertificate.class)
        .hasMessageContaining("no unencrypted private key");
    assertThatThrownBy(() -> Tls.context(new PemPair(garbage, key(false, "PRIVATE KEY"))))
        .isInstanceOf(UnusableCertificate.class);
    assertThatThrownBy(() -> Tls.context(new PemPair(folder.resolve("none"), garbage)))
        .isInstanceOf(UnusableCertificate.class);
  }

  private Path made(List<String> addresses, Clock clock)
      throws IOException, GeneralSecurityException {
    return LanCertificate.in(folder, addresses, clock).certificate();
  }

  private Path certificate(String algorithm) throws Exception {
    keys = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    var name = new X500Name("CN=test");
    var now = Instant.now();
    var from = Date.from(now.minusSeconds(60));
    var until = Date.from(now.plusSeconds(3600));
    var builder =
        new JcaX509v3CertificateBuilder(name, BigInteger.ONE, from, until, name, keys.getPublic());
    var signature =
        switch (algorithm) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> algorithm;
        };
    var signer = new JcaContentSignerBuilder(signature).build(keys.getPrivate());
    return pem("certificate.pem", "CERTIFICATE", builder.build(signer).getEncoded());
  }

  /**
   * @param older without the envelope that says which algorithm
   */
  private Path key(boolean older, String title) throws IOException {
    var envelope = PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded());
    var inner = envelope.parsePrivateKey();
    if (title.startsWith("EC")) {
      // As openssl writes it: the curve moves inside.
      var ec = ECPrivateKey.getInstance(inner);
      inner = new ECPrivateKey(256, ec.getKey(), envelope.getPrivateKeyAlgorithm().getParameters());
    }
    var der = older ? inner.toASN1Primitive().getEncoded() : envelope.getEncoded();
    return pem("key.pem", title, der);
  }

  private Path pem(String file, String title, byte[] der) throws IOException {
    var text =
        "-----BEGIN %s-----%n%s%n-----END %s-----%n"
            .formatted(title, Base64.getMimeEncoder().encodeToString(der), title);
    return Files.writeString(folder.resolve(file), text);
  }
}
