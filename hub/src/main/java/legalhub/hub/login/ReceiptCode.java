package legalhub.hub.login;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * What reopens an anonymous person's records on another device: 128 bits, as a {@link TypedCode}.
 */
record ReceiptCode(String characters) {
  static final int BYTES = 16;
  private static final int LENGTH = 26;

  /** Takes the first {@link #BYTES} bytes. */
  static ReceiptCode of(byte[] secret) {
    var number = new BigInteger(1, Arrays.copyOf(secret, BYTES));
    var characters = new char[LENGTH];
    for (int i = LENGTH - 1; i >= 0; i--) {
      characters[i] = TypedCode.ALPHABET.charAt(number.intValue() & 31);
      number = number.shiftRight(5);
    }
    return new ReceiptCode(new String(characters));
  }

  /** What a person has typed. */
  static Optional<ReceiptCode> parse(String typed) {
    return TypedCode.parse(typed, LENGTH).map(ReceiptCode::new);
  }

  /** As it is shown. */
  String text() {
    return TypedCode.grouped(characters);
  }

  /** It is a key to somebody's records: never in a log. */
  @Override
  public String toString() {
    return "ReceiptCode[…]";
  }
}
