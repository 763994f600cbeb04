package legalhub.hub.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BinaryOperator;
import legalhub.actors.terminal.Terminal;
import legalhub.actors.terminal.Terminal.Code;
import legalhub.actors.terminal.TerminalId;

/**
 * What the hub hands out to be shown again: questions that a device signs, and codes for its
 * screen. Nothing of them is stored before it is used: each says itself what it is for and until
 * when, under a seal of the hub's that all nodes know.
 */
final class Passes {
  private static final Duration CHALLENGE_LIFE = Duration.ofSeconds(60);
  private static final int NONCE_BYTES = 16;
  private static final int SEAL_CHARACTERS = 32;
  private static final int DIGIT_PAIRS = 100;

  /** A question, good once. */
  record Challenge(String text, Instant until) {}

  /**
   * A code on a screen.
   *
   * @param secret what its QR code carries
   * @param digits the two that the screen shows beside it and its QR code doesn't hold
   */
  record Shown(String secret, String digits, Instant until) {}

  /** A code that a phone has read. */
  record Scanned(TerminalId terminal, Code code, String digits) {}

  private final BinaryOperator<String> seals;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param seals a keyed hash of a text for a purpose, in hex
   */
  Passes(BinaryOperator<String> seals, Clock clock) {
    this.seals = seals;
    this.clock = clock;
  }

  Challenge challenge(TerminalId terminal) {
    var until = clock.instant().plus(CHALLENGE_LIFE);
    var body = nonce() + "." + until.toEpochMilli();
    return new Challenge(body + "." + challengeSeal(terminal, body), until);
  }

  /** Until when this question of ours may be answered; empty for one that isn't. */
  Optional<Instant> challengeUntil(TerminalId terminal, String text) {
    int end = text.lastIndexOf('.');
    int middle = end < 0 ? -1 : text.lastIndexOf('.', end - 1);
    if (middle < 0) {
      return Optional.empty();
    }
    var body = text.substring(0, end);
    return same(challengeSeal(terminal, body), text.substring(end + 1))
        ? Optional.of(Instant.ofEpochMilli(Long.parseLong(body.substring(middle + 1))))
        : Optional.empty();
  }

  private String challengeSeal(TerminalId terminal, String body) {
    return seal("terminal-challenge", terminal.value() + "\n" + body);
  }

  Shown show(TerminalId terminal, Code.Purpose purpose) {
    var until = clock.instant().plus(Code.LIFE);
    var nonce = nonce();
    var letter = purpose == Code.Purpose.LOG_IN ? "L" : "M";
    var body =
        String.join(".", terminal.value(), letter, nonce, Long.toString(until.toEpochMilli()));
    return new Shown(body + "." + seal("terminal-code", body), digits(nonce), until);
  }

  /** Empty for what isn't a code of ours, however it looks. */
  Optional<Scanned> read(String secret) {
    int end = secret.lastIndexOf('.');
    if (end < 0) {
      return Optional.empty();
    }
    var body = secret.substring(0, end);
    if (!same(seal("terminal-code", body), secret.substring(end + 1))) {
      return Optional.empty();
    }
    var fields = body.split("\\.");
    var purpose = fields[1].equals("L") ? Code.Purpose.LOG_IN : Code.Purpose.MOVE;
    var until = Instant.ofEpochMilli(Long.parseLong(fields[3]));
    var code = new Terminal.Code(fields[2], purpose, until);
    return Optional.of(new Scanned(new TerminalId(fields[0]), code, digits(fields[2])));
  }

  /** They follow from the code, but not from what its QR code shows. */
  private String digits(String nonce) {
    var hash = HexFormat.of().parseHex(seals.apply("terminal-digits", nonce).substring(0, 8));
    int number = ((hash[0] & 0xff) << 8 | hash[1] & 0xff) % DIGIT_PAIRS;
    return "%02d".formatted(number);
  }

  private String nonce() {
    var bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String seal(String purpose, String body) {
    return seals.apply(purpose, body).substring(0, SEAL_CHARACTERS);
  }

  private static boolean same(String ours, String theirs) {
    return MessageDigest.isEqual(ours.getBytes(UTF_8), theirs.getBytes(UTF_8));
  }
}
