package legalhub.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.Journaled;
import legalhub.actors.entity.Memory;
import legalhub.actors.entity.Recorded;
import legalhub.actors.fleet.Fleet;
import legalhub.actors.fleet.FleetRules;
import legalhub.actors.fleet.FleetState;
import legalhub.actors.terminal.TerminalId;
import legalhub.actors.town.Town;
import org.junit.jupiter.api.Test;

class FleetSnapshotsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/journal/fleet-snapshot.txt");
  private static final Instant AT = Instant.parse("2026-11-02T01:02:03Z");
  private static final FleetRules RULES = new FleetRules(new Town(Map.of()));

  private final SnapshotSerializer serializer = new SnapshotSerializer();

  @Test
  void aFleetComesBackAsItWas() {
    var state = new Journaled<>(RULES.vacant(), Memory.empty());
    assertThat(throughTheDatabase(state)).isEqualTo(state);
    for (int i = 0; i < 300; i++) {
      state = state.after(stood(i), RULES);
    }
    assertThat(state.state().terminals()).hasSize(200);
    var back = throughTheDatabase(state);
    assertThat(back).isEqualTo(state);
    assertThat(back.after(stood(301), RULES)).isEqualTo(state.after(stood(301), RULES));
    assertThat(FleetCodec.snapshots().toJournal(back))
        .as("equal states have equal bytes")
        .isEqualTo(FleetCodec.snapshots().toJournal(state));
  }

  /** Written once with {@code -Dlegalhub.golden.write=true} and never changed. */
  @Test
  void theCommittedSampleIsStillRead() throws IOException {
    var adapter = FleetCodec.snapshots();
    var full =
        new Journaled<>(
            (FleetState) Samples.LATEST.of(FleetState.class),
            (Memory) Samples.LATEST.of(Memory.class));
    if (Boolean.getBoolean("legalhub.golden.write") && !Files.exists(GOLDEN)) {
      var bytes = serializer.toBinary(adapter.toJournal(full));
      Files.writeString(GOLDEN, FleetCodec.MANIFEST + " " + HexFormat.of().formatHex(bytes) + "\n");
    }
    var sample = Files.readString(GOLDEN).strip().split(" ", 2);
    var stored = serializer.fromBinary(HexFormat.of().parseHex(sample[1]), sample[0]);
    assertThat(adapter.fromJournal(stored)).isEqualTo(full);
  }

  @Test
  void anotherStateIsRefused() {
    var stranger = new StoredSnapshot("fleet.state.v9", new byte[0]);
    assertThatThrownBy(() -> FleetCodec.snapshots().fromJournal(stranger))
        .hasMessageContaining("fleet.state.v9");
    var damaged = new StoredSnapshot(FleetCodec.MANIFEST, new byte[] {1, 2, 3});
    assertThatThrownBy(() -> FleetCodec.snapshots().fromJournal(damaged))
        .hasMessageContaining("damaged");
  }

  /** Two hundred terminals; the first hundred tell more than once. */
  private static Recorded<Fleet.Event> stood(int number) {
    var sample = (Fleet.Entry) Samples.LATEST.of(Fleet.Entry.class);
    var entry =
        new Fleet.Entry(
            new TerminalId("terminal-" + number % 200),
            number,
            sample.post(),
            sample.shut(),
            sample.condition(),
            sample.steering(),
            number % 2 == 0 ? sample.use() : Optional.empty());
    var id = new CommandId("command-" + number);
    var cause = new Recorded.Cause(id, AT.plusSeconds(60), Caller.hub("terminals"));
    return new Recorded<>(new Fleet.Stood(entry), AT.plusSeconds(number), Optional.of(cause));
  }

  private Journaled<FleetState> throughTheDatabase(Journaled<FleetState> state) {
    var stored = FleetCodec.snapshots().toJournal(state);
    var bytes = serializer.toBinary(stored);
    return FleetCodec.snapshots()
        .fromJournal(serializer.fromBinary(bytes, serializer.manifest(stored)));
  }
}
