package legalhub.hub.login;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What reopens an anonymous person's records on another device: 128 bits, written in Crockford's
 * Base 32, which has no letter that is read as another.
 */
record ReceiptCode(String characters) {
  static final int BYTES = 16;
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 26;
  private static final int GROUP = 5;

  /** Takes the first {@link #BYTES} bytes. */
  static ReceiptCode of(byte[] secret) {
    var number = new BigInteger(1, Arrays.copyOf(secret, BYTES));
    var characters = new char[LENGTH];
    for (int i = LENGTH - 1; i >= 0; i--) {
      characters[i] = ALPHABET.charAt(number.intValue() & 31);
      number = number.shiftRight(5);
    }
    return new ReceiptCode(new String(characters));
  }

  /**
   * What a person has typed: any case, any gaps, and letters for the digits that they look like.
   */
  static Optional<ReceiptCode> parse(String typed) {
    var plain =
        typed
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    boolean ours =
        plain.length() == LENGTH && plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    return ours ? Optional.of(new ReceiptCode(plain)) : Optional.empty();
  }

  /** As it is shown. */
  String text() {
    return characters.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
  }

  /** It is a key to somebody's records: never in a log. */
  @Override
  public String toString() {
    return "ReceiptCode[…]";
  }
}
