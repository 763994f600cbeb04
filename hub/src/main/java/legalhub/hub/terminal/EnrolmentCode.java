package legalhub.hub.terminal;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import legalhub.actors.entity.CommandId;
import legalhub.actors.terminal.TerminalId;

/**
 * What a device shows until an administrator has typed it: 50 bits in Crockford's Base 32. The
 * terminal's id follows from it, so that typing it finds the terminal.
 */
record EnrolmentCode(String characters) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 10;
  private static final int GROUP = 5;

  static EnrolmentCode fresh(SecureRandom random) {
    var characters = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      characters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new EnrolmentCode(characters.toString());
  }

  /** In any case, with any gaps, and letters for the digits that they look like. */
  static Optional<EnrolmentCode> parse(String typed) {
    var plain =
        typed
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    boolean ours =
        plain.length() == LENGTH && plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    return ours ? Optional.of(new EnrolmentCode(plain)) : Optional.empty();
  }

  TerminalId terminal() {
    return new TerminalId(CommandId.derivedFrom("terminal", characters).value());
  }

  /** As it is shown. */
  String text() {
    return characters.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
  }
}
