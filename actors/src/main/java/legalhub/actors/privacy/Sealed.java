package legalhub.actors.privacy;

import java.util.Arrays;

/**
 * A personal value, encrypted under its subject's own key. Actors, events, rows, messages between
 * nodes and logs carry only this; an erasure of the key erases the value everywhere.
 *
 * @param subject whose key: a resident's id
 * @param ciphertext empty for a value that wasn't given
 */
public record Sealed(String subject, byte[] ciphertext) {
  /** A value that wasn't given. */
  public static Sealed none(String subject) {
    return new Sealed(subject, new byte[0]);
  }

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
