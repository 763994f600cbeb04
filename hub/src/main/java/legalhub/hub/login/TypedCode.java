package legalhub.hub.login;

import java.util.Locale;
import java.util.Optional;

/**
 * How a code is written that people read off and type: Crockford's Base 32, which has no letter
 * that is read as another, in groups of five.
 */
public final class TypedCode {
  public static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int GROUP = 5;

  private TypedCode() {}

  /**
   * The characters of what a person has typed: any case, any gaps, and letters for the digits that
   * they look like. Empty for what can't be such a code of this length.
   */
  public static Optional<String> parse(String typed, int length) {
    var plain =
        typed
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    boolean ours =
        plain.length() == length && plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    return ours ? Optional.of(plain) : Optional.empty();
  }

  /** As it is shown. */
  public static String grouped(String characters) {
    return characters.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
  }
}
