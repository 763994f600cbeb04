package legalhub.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.Journaled;
import legalhub.actors.entity.Memory;
import legalhub.actors.entity.Recorded;
import legalhub.actors.session.ResidentId;
import legalhub.actors.terminal.Incident;
import legalhub.actors.terminal.Terminal;
import legalhub.actors.terminal.TerminalId;
import legalhub.actors.terminal.TerminalRules;
import legalhub.actors.terminal.TerminalState;
import legalhub.actors.town.Town;
import org.junit.jupiter.api.Test;

class TerminalSnapshotsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/journal/terminal-snapshot.txt");
  private static final Instant AT = Instant.parse("2026-11-02T01:02:03Z");
  private static final TerminalRules RULES =
      new TerminalRules(new TerminalId("terminal"), new Town(Map.of()));
  private static final ResidentId PHONE = new ResidentId("phone");

  private final SnapshotSerializer serializer = new SnapshotSerializer();

  /** Everything that happens to a terminal, in an order that can be. */
  private static List<Terminal.Event> events() {
    var code = new Terminal.Code("nonce", Terminal.Code.Purpose.MOVE, AT.plusSeconds(100));
    var post = (Terminal.Post) Samples.LATEST.of(Terminal.Post.class);
    return Stream.of(
            Stream.of(new Terminal.Applied("key", "v0", AT), new Terminal.Approved(post, "gao")),
            IntStream.range(0, 20).mapToObj(TerminalSnapshotsTest::logIn),
            Stream.of(
                new Terminal.Found(),
                new Terminal.Begun("use", new ResidentId("resident"), Terminal.Way.NONE),
                new Terminal.Noted(Incident.CODE_WRONG, "nonce"),
                new Terminal.Noted(Incident.CODE_WRONG, "another"),
                new Terminal.Scanned(code, PHONE),
                new Terminal.ClaimAnswered("nonce", true),
                new Terminal.Ended("use", Terminal.Ending.MOVED),
                new Terminal.Lost(),
                new Terminal.Noted(Incident.LINE_LOST, ""),
                new Terminal.Settled(Incident.CODE_WRONG, "gao"),
                new Terminal.Found(),
                new Terminal.Passed(Incident.LINE_LOST),
                new Terminal.Steered(new Terminal.Steering(40, true, "notice", 2), "gao"),
                new Terminal.Revoked(Terminal.Reason.STOLEN, "gao")))
        .<Terminal.Event>flatMap(some -> some)
        .toList();
  }

  private static Terminal.Event logIn(int number) {
    return new Terminal.LoggedIn(
        new Terminal.Proof(
            "challenge-" + number, AT.plusSeconds(60), "v" + number, "v" + (number + 1)));
  }

  private static Recorded<Terminal.Event> fact(Terminal.Event event, int number) {
    var id = new CommandId("command-" + number);
    var cause = new Recorded.Cause(id, AT.plusSeconds(60), Caller.hub("terminals"));
    return new Recorded<>(event, AT.plusSeconds(number), Optional.of(cause));
  }

  private static Journaled<TerminalState> after(
      Journaled<TerminalState> state, List<Terminal.Event> events, int from) {
    var now = state;
    for (int i = from; i < events.size(); i++) {
      now = now.after(fact(events.get(i), i), RULES);
    }
    return now;
  }

  @Test
  void aSnapshotAnywhereAndTheLaterEventsComeToTheSameAsAllEvents() {
    var events = events();
    var vacant = new Journaled<>(RULES.vacant(), Memory.empty());
    var all = after(vacant, events, 0);
    var now = vacant;
    for (int i = 0; i < events.size(); i++) {
      var back = throughTheDatabase(now);
      assertThat(back).isEqualTo(now);
      assertThat(after(back, events, i)).isEqualTo(all);
      now = now.after(fact(events.get(i), i), RULES);
    }
    assertThat(throughTheDatabase(all)).isEqualTo(all);
    assertThat(all.state().logIns().challenges()).hasSize(20);
  }

  @Test
  void equalStatesHaveEqualBytes() {
    var state = after(new Journaled<>(RULES.vacant(), Memory.empty()), events(), 0);
    var adapter = TerminalSnapshots.adapter();
    assertThat(adapter.toJournal(throughTheDatabase(state))).isEqualTo(adapter.toJournal(state));
  }

  /** Written once with {@code -Dlegalhub.golden.write=true} and never changed. */
  @Test
  void theCommittedSampleIsStillRead() throws IOException {
    var adapter = TerminalSnapshots.adapter();
    var full =
        new Journaled<>(
            (TerminalState) Samples.LATEST.of(TerminalState.class),
            (Memory) Samples.LATEST.of(Memory.class));
    if (Boolean.getBoolean("legalhub.golden.write") && !Files.exists(GOLDEN)) {
      var bytes = serializer.toBinary(adapter.toJournal(full));
      Files.writeString(
          GOLDEN, TerminalSnapshots.MANIFEST + " " + HexFormat.of().formatHex(bytes) + "\n");
    }
    var sample = Files.readString(GOLDEN).strip().split(" ", 2);
    var stored = serializer.fromBinary(HexFormat.of().parseHex(sample[1]), sample[0]);
    assertThat(adapter.fromJournal(stored)).isEqualTo(full);
  }

  @Test
  void anotherStateIsRefused() {
    var adapter = TerminalSnapshots.adapter();
    assertThatThrownBy(
            () -> adapter.fromJournal(new StoredSnapshot("terminal.state.v9", new byte[0])))
        .hasMessageContaining("terminal.state.v9");
    assertThatThrownBy(
            () ->
                adapter.fromJournal(
                    new StoredSnapshot(TerminalSnapshots.MANIFEST, new byte[] {1, 2, 3})))
        .hasMessageContaining("damaged");
  }

  private Journaled<TerminalState> throughTheDatabase(Journaled<TerminalState> state) {
    var stored = TerminalSnapshots.adapter().toJournal(state);
    var bytes = serializer.toBinary(stored);
    return TerminalSnapshots.adapter()
        .fromJournal(serializer.fromBinary(bytes, serializer.manifest(stored)));
  }
}
