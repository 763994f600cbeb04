package legalhub.hub.terminal;

import java.security.SecureRandom;
import java.util.Optional;
import legalhub.actors.entity.CommandId;
import legalhub.actors.terminal.TerminalId;
import legalhub.hub.login.TypedCode;

/**
 * What a device shows until an administrator has typed it: 50 bits as a {@link TypedCode}. The
 * terminal's id follows from it, so that typing it finds the terminal.
 */
record EnrolmentCode(String characters) {
  private static final int LENGTH = 10;

  static EnrolmentCode fresh(SecureRandom random) {
    var characters = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      characters.append(TypedCode.ALPHABET.charAt(random.nextInt(TypedCode.ALPHABET.length())));
    }
    return new EnrolmentCode(characters.toString());
  }

  static Optional<EnrolmentCode> parse(String typed) {
    return TypedCode.parse(typed, LENGTH).map(EnrolmentCode::new);
  }

  TerminalId terminal() {
    return new TerminalId(CommandId.derivedFrom("terminal", characters).value());
  }

  /** As it is shown. */
  String text() {
    return TypedCode.grouped(characters);
  }
}
