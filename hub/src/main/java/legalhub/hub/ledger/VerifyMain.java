package legalhub.hub.ledger;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code deploy/verify-records FILE}: whether an export of an office's ledger is what was signed.
 * Ends with 0 where it is, 1 where it isn't, 2 where the file can't be read or the call is wrong.
 */
public final class VerifyMain {
  private static final String USAGE = "usage: deploy/verify-records FILE [--key NAME]";
  private static final int WRONG_CALL = 2;

  private VerifyMain() {}

  public static void main(String[] args) {
    System.exit(run(List.of(args), System.out));
  }

  /** What is wrong with an export; empty: nothing. */
  public static List<String> verify(Path file) throws IOException {
    try (var export = Files.newBufferedReader(file)) {
      return LedgerVerifier.verify(export, Optional.empty()).findings();
    }
  }

  static int run(List<String> args, PrintStream out) {
    boolean withKey = args.size() == 3 && args.get(1).equals("--key");
    if (args.isEmpty() || args.size() != 1 && !withKey) {
      out.println(USAGE);
      return WRONG_CALL;
    }
    var trusted = withKey ? Optional.of(args.get(2)) : Optional.<String>empty();
    try (var export = Files.newBufferedReader(Path.of(args.get(0)))) {
      return print(LedgerVerifier.verify(export, trusted), trusted, out);
    } catch (CharacterCodingException notText) {
      out.println("WRONG: " + args.get(0) + " isn't text in UTF-8.");
      return 1;
    } catch (IOException unreadable) {
      out.println(args.get(0) + " can't be read.");
      return WRONG_CALL;
    }
  }

  private static int print(
      LedgerVerifier.Report report, Optional<String> trusted, PrintStream out) {
    report.findings().forEach(finding -> out.println("WRONG: " + finding));
    out.printf(
        "%s: %d entries, %d signed days, %d entries not signed yet%n",
        report.office(), report.entries(), report.heads(), report.unsigned());
    if (trusted.isEmpty()) {
      report
          .signers()
          .forEach(
              key ->
                  out.printf(
                      "signed by the key %s: compare it with the one that the office has published%n",
                      key));
    }
    out.println(report.isSound() ? "SOUND" : "NOT SOUND");
    return report.isSound() ? 0 : 1;
  }
}
