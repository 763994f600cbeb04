package legalhub.actors.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * The ledger's arithmetic: SHA-256 over lines of UTF-8 text, in hex, so that anybody can do it
 * again with the simplest tools.
 */
public final class Chain {
  private static final String NAME = "legalhub.ledger.v1";

  private Chain() {}

  /** The head of an empty chain. */
  public static String start(String office) {
    return sha256(NAME, office);
  }

  /** The hash of one entry. */
  public static String digest(Ledger.Entry entry) {
    return sha256(entry.salt(), entry.content(), entry.text());
  }

  /** The head after an entry. */
  public static String next(String head, Ledger.Entry entry) {
    return sha256(head, digest(entry));
  }

  /** What a day's signature is over. */
  public static String statement(String office, LocalDate day, long entries, String head) {
    return String.join("\n", NAME, office, day.toString(), Long.toString(entries), head);
  }

  private static String sha256(String... lines) {
    return HexFormat.of().formatHex(sha256().digest(String.join("\n", lines).getBytes(UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
