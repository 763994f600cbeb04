package legalhub.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import legalhub.actors.ledger.Chain;
import legalhub.actors.ledger.Ledger;
import legalhub.actors.record.Service;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a changed export looks like to whoever checks it. */
class LedgerVerifierTest {
  private static final String OFFICE = "wuzhen";

  @TempDir Path folder;
  private LedgerKey key;
  private List<LedgerLine> lines;

  /** Two days of two entries each, and one entry of today. */
  @BeforeEach
  void write() throws IOException {
    key = LedgerKey.load(folder.resolve("ledger.key"));
    lines = new ArrayList<>();
    lines.add(new LedgerLine.Title(LedgerLine.FORMAT, OFFICE, key.published()));
    var head = Chain.start(OFFICE);
    head = entry(head, "talk-1", 1);
    head = entry(head, "talk-2", 1);
    day("2026-11-25", 2, head);
    head = entry(head, "talk-1", 4);
    head = entry(head, "talk-3", 1);
    day("2026-11-26", 4, head);
    entry(head, "talk-3", 5);
  }

  private String entry(String head, String id, long version) {
    var text = "service=consultation\nid=%s\nversion=%d\noutcome=RESOLVED".formatted(id, version);
    var entry = new Ledger.Entry(Service.CONSULTATION, id, version, text, "c0ffee", "5a17");
    lines.add(new LedgerLine.Entry(lines.size(), "t", text, "c0ffee", "5a17", Chain.digest(entry)));
    return Chain.next(head, entry);
  }

  private void day(String day, long entries, String head) {
    var signature = key.sign(Chain.statement(OFFICE, LocalDate.parse(day), entries, head));
    lines.add(
        new LedgerLine.Head(
            lines.size(), "t", day, entries, head, signature.key(), signature.value()));
  }

  @Test
  void whatWasSignedIsSound() {
    var report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.entries()).isEqualTo(5);
    assertThat(report.heads()).isEqualTo(2);
    assertThat(report.unsigned()).isEqualTo(1);
    assertThat(report.signers()).isEqualTo(key.published().keySet());
  }

  @Test
  void aChangedRecordIsNamed() {
    change(4, "outcome=RESOLVED", "outcome=NO_SHOW");
    assertThat(verify().findings())
        .containsExactly(
            "line 4: the record consultation/talk-1 isn't what was written",
            "line 6: the entries up to 2026-11-26 aren't those that were signed");
  }

  @Test
  void aChangedRecordWithAFittingHashIsFoundByTheSignedHead() {
    change(4, "outcome=RESOLVED", "outcome=NO_SHOW");
    var changed = (LedgerLine.Entry) lines.get(4);
    var entry =
        new Ledger.Entry(
            Service.CONSULTATION, "talk-1", 4, changed.record(), changed.content(), "5a17");
    lines.set(
        4,
        new LedgerLine.Entry(
            4, "t", changed.record(), changed.content(), "5a17", Chain.digest(entry)));
    assertThat(verify().findings())
        .containsExactly("line 6: the entries up to 2026-11-26 aren't those that were signed");
  }

  @Test
  void whatIsLeftOutIsFound() {
    lines.remove(2);
    assertThat(verify().findings())
        .containsExactly(
            "after line 1 comes line 3",
            "line 3: the entries up to 2026-11-25 aren't those that were signed");
  }

  @Test
  void whatCameTwiceIsFound() {
    var head = Chain.start(OFFICE);
    lines.subList(1, lines.size()).clear();
    head = entry(head, "talk-1", 1);
    head = entry(head, "talk-1", 1);
    day("2026-11-25", 2, head);
    assertThat(verify().findings())
        .containsExactly("line 2: version 1 of consultation/talk-1 came before");
  }

  @Test
  void aHeadThatAnotherKeySignedIsFound() throws IOException {
    var forger = LedgerKey.load(folder.resolve("another.key"));
    var real = (LedgerLine.Head) lines.get(3);
    var statement =
        Chain.statement(OFFICE, LocalDate.parse(real.day()), real.entries(), real.head());
    var forged = forger.sign(statement);
    lines.set(
        3, new LedgerLine.Head(3, "t", real.day(), 2, real.head(), real.key(), forged.value()));
    assertThat(verify().findings())
        .containsExactly("line 3: the signature of 2026-11-25 isn't right");
  }

  @Test
  void whoeverKnowsTheKeyIsNotTakenInByAnotherOne() {
    assertThat(verify(Optional.of("0011223344556677")).isSound()).isFalse();
    var name = key.published().keySet().iterator().next();
    assertThat(verify(Optional.of(name)).isSound()).isTrue();
  }

  @Test
  void whatIsNoExportIsFound() {
    for (var text : List.of("", "\n", "{}", "[1]", "nonsense", "{\"format\":\"other\"}")) {
      assertThat(verify(text, Optional.empty()).isSound()).as(text).isFalse();
    }
    var cut = json();
    assertThat(verify(cut.substring(0, cut.length() - 20), Optional.empty()).isSound()).isFalse();
  }

  @Test
  void theCommandSaysItInWordsAndByItsExitCode() throws IOException {
    var file = folder.resolve("export.jsonl");
    Files.writeString(file, json());
    assertThat(run(file.toString())).isEqualTo(0);
    change(4, "outcome=RESOLVED", "outcome=NO_SHOW");
    Files.writeString(file, json());
    assertThat(run(file.toString())).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("WRONG: line 4: the record consultation/talk-1 isn't what was written")
        .contains("wuzhen: 5 entries, 2 signed days, 1 entries not signed yet")
        .contains("NOT SOUND");
    assertThat(run(folder.resolve("nothing").toString())).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    Files.write(file, new byte[] {(byte) 0xc3, (byte) 0x28});
    assertThat(run(file.toString())).isEqualTo(1);
  }

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private int run(String... args) {
    return VerifyMain.run(List.of(args), new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private void change(int line, String from, String to) {
    var entry = (LedgerLine.Entry) lines.get(line);
    lines.set(
        line,
        new LedgerLine.Entry(
            entry.line(),
            entry.at(),
            entry.record().replace(from, to),
            entry.content(),
            entry.salt(),
            entry.hash()));
  }

  private String json() {
    var text = new StringBuilder();
    lines.forEach(line -> text.append(line.json()).append('\n'));
    return text.toString();
  }

  private LedgerVerifier.Report verify() {
    return verify(Optional.empty());
  }

  private LedgerVerifier.Report verify(Optional<String> trusted) {
    return verify(json(), trusted);
  }

  private static LedgerVerifier.Report verify(String text, Optional<String> trusted) {
    try {
      return LedgerVerifier.verify(new BufferedReader(new StringReader(text)), trusted);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
