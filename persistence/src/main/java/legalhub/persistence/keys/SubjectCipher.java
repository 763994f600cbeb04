package legalhub.persistence.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import java.security.GeneralSecurityException;
import legalhub.actors.privacy.Sealed;

/** One subject's key in the clear, in memory only: AES-256-GCM by Tink. */
final class SubjectCipher {

  private final String subject;
  private final KeysetHandle key;
  private final Aead aead;

  private SubjectCipher(String subject, KeysetHandle key) throws GeneralSecurityException {
    this.subject = subject;
    this.key = key;
    this.aead = Aeads.of(key);
  }

  static SubjectCipher generate(String subject) {
    try {
      return new SubjectCipher(subject, Aeads.generate());
    } catch (GeneralSecurityException unsupported) {
      throw new IllegalStateException(unsupported);
    }
  }

  /** Fails where the row was moved to another subject, or the master key is another. */
  static SubjectCipher unwrap(String subject, byte[] wrapped, Aead master) {
    try {
      return new SubjectCipher(
          subject, TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, master, wrapping(subject)));
    } catch (GeneralSecurityException foreign) {
      throw new IllegalStateException(
          "the key of subject %s isn't wrapped by this master key".formatted(subject), foreign);
    }
  }

  byte[] wrap(Aead master) {
    try {
      return TinkProtoKeysetFormat.serializeEncryptedKeyset(key, master, wrapping(subject));
    } catch (GeneralSecurityException unsupported) {
      throw new IllegalStateException(unsupported);
    }
  }

  Sealed seal(String purpose, byte[] clear) {
    try {
      return new Sealed(subject, aead.encrypt(clear, context(purpose)));
    } catch (GeneralSecurityException unsupported) {
      throw new IllegalStateException(unsupported);
    }
  }

  byte[] open(Sealed sealed, String purpose) {
    try {
      return aead.decrypt(sealed.ciphertext(), context(purpose));
    } catch (GeneralSecurityException foreign) {
      throw new IllegalStateException(
          "this value isn't the %s of subject %s".formatted(purpose, subject), foreign);
    }
  }

  private static byte[] wrapping(String subject) {
    return ("subject key of " + subject).getBytes(UTF_8);
  }

  /** The length in front keeps one pair of names from looking like another. */
  private byte[] context(String purpose) {
    return (purpose.length() + ":" + purpose + subject).getBytes(UTF_8);
  }
}
