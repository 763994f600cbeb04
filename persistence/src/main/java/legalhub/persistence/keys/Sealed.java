package legalhub.persistence.keys;

import java.util.Arrays;

/**
 * A personal value, encrypted under its subject's own key.
 *
 * @param subject whose key
 * @param ciphertext empty for a value that wasn't given
 */
public record Sealed(String subject, byte[] ciphertext) {

  /** Whether there is no value. */
  public boolean isNone() {
    return ciphertext.length == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sealed s
        && subject.equals(s.subject)
        && Arrays.equals(ciphertext, s.ciphertext);
  }

  @Override
  public int hashCode() {
    return 31 * subject.hashCode() + Arrays.hashCode(ciphertext);
  }

  @Override
  public String toString() {
    return "Sealed[" + ciphertext.length + " bytes of " + subject + "]";
  }
}
