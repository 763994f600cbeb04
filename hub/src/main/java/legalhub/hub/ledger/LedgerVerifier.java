package legalhub.hub.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import legalhub.actors.ledger.Chain;
import legalhub.actors.ledger.Ledger;
import legalhub.actors.record.RecordText;
import legalhub.actors.record.Service;

/** Does a ledger's arithmetic again over an export, and says what isn't as it was signed. */
final class LedgerVerifier {
  private static final int FINDINGS_MAX = 20;

  /**
   * What came out.
   *
   * @param unsigned entries after the last signed head: nothing but the export vouches for them
   * @param signers the keys whose signatures were right
   * @param findings what is wrong, line by line; empty: nothing
   */
  record Report(
      String office,
      long entries,
      long heads,
      long unsigned,
      Set<String> signers,
      List<String> findings) {
    boolean isSound() {
      return findings.isEmpty();
    }
  }

  private final Optional<String> trusted;
  private final List<String> findings = new ArrayList<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final Set<String> signers = new TreeSet<>();
  private LedgerLine.Title title;
  private String head = "";
  private long number;
  private long entries;
  private long heads;
  private long unsigned;

  private LedgerVerifier(Optional<String> trusted) {
    this.trusted = trusted;
  }

  /**
   * @param trusted the name of the only key that may have signed; empty: those that the export
   *     names
   */
  static Report verify(BufferedReader export, Optional<String> trusted) throws IOException {
    var verifier = new LedgerVerifier(trusted);
    for (var line = export.readLine(); line != null; line = export.readLine()) {
      verifier.take(line);
    }
    return verifier.report();
  }

  private void take(String text) {
    try {
      var line = LedgerLine.read(text);
      if (line instanceof LedgerLine.Title first) {
        take(first);
      } else if (title == null) {
        find("the first line doesn't say what this is");
      } else if (line instanceof LedgerLine.Entry entry) {
        take(entry);
      } else {
        take((LedgerLine.Head) line);
      }
    } catch (JsonProcessingException | RuntimeException garbled) {
      find("what follows line " + number + " can't be read");
    }
  }

  private void take(LedgerLine.Title first) {
    if (title != null || !first.format().equals(LedgerLine.FORMAT)) {
      find("not an export of the format " + LedgerLine.FORMAT);
    }
    title = first;
    head = Chain.start(first.office());
  }

  private void take(LedgerLine.Entry line) {
    inOrder(line.line());
    var values = RecordText.read(line.record());
    var service = Service.ofKey(values.get("service"));
    var id = values.get("id");
    long version = Long.parseLong(values.get("version"));
    var entry = new Ledger.Entry(service, id, version, line.record(), line.content(), line.salt());
    if (!Chain.digest(entry).equals(line.hash())) {
      find("line %d: the record %s isn't what was written".formatted(number, entry.record()));
    }
    if (versions.getOrDefault(entry.record(), 0L) >= version) {
      find("line %d: version %d of %s came before".formatted(number, version, entry.record()));
    }
    versions.put(entry.record(), version);
    head = Chain.next(head, entry);
    entries++;
    unsigned++;
  }

  private void take(LedgerLine.Head line) {
    inOrder(line.line());
    var day = LocalDate.parse(line.day());
    if (line.entries() != entries || !line.head().equals(head)) {
      find("line %d: the entries up to %s aren't those that were signed".formatted(number, day));
      // What comes after is judged by itself.
      head = line.head();
      entries = line.entries();
    }
    var statement = Chain.statement(title.office(), day, line.entries(), line.head());
    if (isSigned(line, statement)) {
      signers.add(line.key());
    } else {
      find("line %d: the signature of %s isn't right".formatted(number, day));
    }
    heads++;
    unsigned = 0;
  }

  private void inOrder(long line) {
    if (line != number + 1) {
      find("after line %d comes line %d".formatted(number, line));
    }
    number = line;
  }

  private boolean isSigned(LedgerLine.Head line, String statement) {
    var publicKey = title.keys().get(line.key());
    if (publicKey == null
        || !LedgerKey.id(publicKey).equals(line.key())
        || trusted.filter(only -> !only.equals(line.key())).isPresent()) {
      return false;
    }
    try {
      var check = Signature.getInstance(LedgerKey.ALGORITHM);
      var encoded = new X509EncodedKeySpec(HexFormat.of().parseHex(publicKey));
      check.initVerify(KeyFactory.getInstance(LedgerKey.ALGORITHM).generatePublic(encoded));
      check.update(statement.getBytes(UTF_8));
      return check.verify(HexFormat.of().parseHex(line.signature()));
    } catch (GeneralSecurityException garbled) {
      return false;
    }
  }

  private void find(String finding) {
    if (findings.size() < FINDINGS_MAX) {
      findings.add(finding);
    }
  }

  private Report report() {
    if (title == null) {
      find("not an export of the format " + LedgerLine.FORMAT);
    }
    var office = title == null ? "" : title.office();
    return new Report(office, entries, heads, unsigned, Set.copyOf(signers), List.copyOf(findings));
  }
}
