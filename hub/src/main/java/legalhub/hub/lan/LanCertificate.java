package legalhub.hub.lan;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A self-signed pair for this machine's addresses, kept while they stay the same: a phone that has
 * accepted it once is not asked again.
 *
 * @param certificate a PEM file
 * @param key a PEM file that only its owner may read
 */
public record LanCertificate(Path certificate, Path key) {
  /** Browsers refuse longer ones; with a margin for phones whose clock is behind. */
  private static final Duration LIFE = Duration.ofDays(390);

  private static final Duration MARGIN = Duration.ofDays(7);
  private static final int LINE = 64;

  /**
   * @param folder where the pair is kept
   */
  public static LanCertificate in(Path folder, List<String> addresses, Clock clock)
      throws IOException, GeneralSecurityException {
    var pair = new LanCertificate(folder.resolve("lan.pem"), folder.resolve("lan-key.pem"));
    if (!pair.fits(addresses, clock)) {
      Files.createDirectories(folder);
      pair.make(addresses, clock);
    }
    return pair;
  }

  private boolean fits(List<String> addresses, Clock clock) throws IOException {
    if (!Files.exists(certificate) || !Files.exists(key)) {
      return false;
    }
    try (var in = Files.newInputStream(certificate)) {
      var known = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      known.checkValidity(Date.from(clock.instant().plus(MARGIN)));
      var names = known.getSubjectAlternativeNames().stream().map(name -> name.get(1)).toList();
      return names.containsAll(addresses);
    } catch (CertificateException unfit) {
      return false;
    }
  }

  private void make(List<String> addresses, Clock clock)
      throws IOException, GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    var keys = generator.generateKeyPair();
    try {
      writeKey(pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
      Files.writeString(certificate, pem("CERTIFICATE", signed(keys, addresses, clock)));
    } catch (OperatorCreationException impossible) {
      throw new GeneralSecurityException(impossible);
    }
  }

  private static byte[] signed(KeyPair keys, List<String> addresses, Clock clock)
      throws IOException, OperatorCreationException {
    var name = new X500Name("CN=LegalHub on the local network");
    var now = clock.instant();
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(120, new SecureRandom()),
            Date.from(now.minus(MARGIN)),
            Date.from(now.plus(LIFE)),
            name,
            keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    builder.addExtension(Extension.subjectAlternativeName, false, names(addresses));
    return builder
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
        .getEncoded();
  }

  private static GeneralNames names(List<String> addresses) {
    return new GeneralNames(
        Stream.concat(
                Stream.of(
                    new GeneralName(GeneralName.dNSName, "localhost"),
                    new GeneralName(GeneralName.iPAddress, "127.0.0.1")),
                addresses.stream().map(ip -> new GeneralName(GeneralName.iPAddress, ip)))
            .toArray(GeneralName[]::new));
  }

  private void writeKey(String pem) throws IOException {
    Files.deleteIfExists(key);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createFile(key, ownerOnly);
    Files.writeString(key, pem);
  }

  private static String pem(String kind, byte[] der) {
    var lines = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(kind, lines.encodeToString(der), kind);
  }
}
