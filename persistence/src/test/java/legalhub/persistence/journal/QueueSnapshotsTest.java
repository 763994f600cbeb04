package legalhub.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.entity.Journaled;
import legalhub.actors.entity.Memory;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.QueueState;
import legalhub.actors.queue.Slot;
import legalhub.actors.queue.Stage;
import legalhub.actors.queue.Ticket;
import legalhub.actors.queue.TicketId;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.junit.jupiter.api.Test;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

class QueueSnapshotsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/journal/queue-snapshot.txt");
  private static final Path GOLDEN_WITH_RULES =
      Path.of("src/test/resources/journal/queue-snapshot-rules.txt");
  private static final int STEPS = 800;

  private final SnapshotAdapter<Journaled<QueueState>> adapter = QueueSnapshots.adapter();
  private final SnapshotSerializer serializer = new SnapshotSerializer();

  @Test
  void everyStateOfABusyQueueComesBackAsItWas() {
    var walk = new QueueWalk();
    var seen = new HashSet<String>();
    for (int i = 0; i < STEPS; i++) {
      walk.step();
      assertThat(throughTheDatabase(walk.now())).isEqualTo(walk.now());
      look(walk.now().state(), seen);
    }
    assertThat(seen)
        .as("what the walk has led to")
        .contains("Waiting", "Ringing", "Committed", "Talking")
        .contains(
            "assists",
            "preference",
            "paused",
            "requeuedFrom",
            "widened",
            "instead",
            "returns",
            "absent")
        .contains("farewell", "talks", "wrapUps", "turnedAway", "unanswered", "tempo")
        .contains("own rules", "the file's rules again");
  }

  @Test
  void aSnapshotAndTheLaterEventsComeToTheSameAsAllEvents() {
    var walk = new QueueWalk();
    walk.steps(STEPS);
    var facts = walk.facts;
    assertThat(facts).hasSizeGreaterThan(400);
    var all = new Journaled<>(QueueWalk.RULES.vacant(), Memory.empty());
    for (int cut = 0; cut < facts.size(); cut++) {
      all = all.after(facts.get(cut), QueueWalk.RULES);
      if (cut % 97 == 0) {
        var recovered = throughTheDatabase(all);
        for (var later : facts.subList(cut + 1, facts.size())) {
          recovered = recovered.after(later, QueueWalk.RULES);
        }
        assertThat(recovered).isEqualTo(walk.now());
      }
    }
    assertThat(all).isEqualTo(walk.now());
  }

  @Test
  void equalStatesHaveEqualBytes() {
    var walk = new QueueWalk();
    walk.steps(STEPS);
    var copy = throughTheDatabase(walk.now());
    assertThat(adapter.toJournal(copy)).isEqualTo(adapter.toJournal(walk.now()));
  }

  @Test
  void theCommittedSampleIsStillRead() throws IOException {
    isStillRead(GOLDEN, full(Samples.AS_COMMITTED, Optional.empty()));
  }

  @Test
  void theCommittedSampleWithRulesIsStillRead() throws IOException {
    var ruling = (QueueState.Ruling) Samples.LATEST.of(QueueState.Ruling.class);
    isStillRead(GOLDEN_WITH_RULES, full(Samples.AS_COMMITTED, Optional.of(ruling)));
  }

  @Test
  void whatCameLaterIsReadBack() {
    var full = full(Samples.LATEST, Optional.empty());
    assertThat(throughTheDatabase(full)).isEqualTo(full);
  }

  /** Written once with {@code -Dlegalhub.golden.write=true} and never changed. */
  private void isStillRead(Path golden, Journaled<QueueState> full) throws IOException {
    if (Boolean.getBoolean("legalhub.golden.write") && !Files.exists(golden)) {
      var bytes = serializer.toBinary(adapter.toJournal(full));
      Files.writeString(
          golden, QueueSnapshots.MANIFEST + " " + HexFormat.of().formatHex(bytes) + "\n");
    }
    var sample = Files.readString(golden).strip().split(" ", 2);
    var stored = serializer.fromBinary(HexFormat.of().parseHex(sample[1]), sample[0]);
    assertThat(adapter.fromJournal(stored)).isEqualTo(full);
  }

  @Test
  void anUnknownManifestSaysSo() {
    assertThatThrownBy(() -> adapter.fromJournal(new StoredSnapshot("queue.state.v9", new byte[0])))
        .hasMessageContaining("queue.state.v9");
    assertThatThrownBy(
            () -> adapter.fromJournal(new StoredSnapshot("queue.state.v1", new byte[] {-1})))
        .hasMessageContaining("damaged");
  }

  private Journaled<QueueState> throughTheDatabase(Journaled<QueueState> state) {
    var stored = adapter.toJournal(state);
    var bytes = serializer.toBinary(stored);
    return adapter.fromJournal(serializer.fromBinary(bytes, serializer.manifest(stored)));
  }

  /** Everything filled, a ticket in each stage. */
  private static Journaled<QueueState> full(Samples samples, Optional<QueueState.Ruling> ruling) {
    var state = (QueueState) samples.of(QueueState.class);
    var ticket = (Ticket) samples.of(Ticket.class);
    PMap<TicketId, Ticket> tickets = HashTreePMap.empty();
    for (var stage : Samples.records(Stage.class).toList()) {
      var id = new TicketId(stage.getSimpleName());
      tickets = tickets.plus(id, at(ticket, id, (Stage) samples.of(stage)));
    }
    var full =
        new QueueState(
            tickets, state.slots(), state.farewells(), state.tempo(), state.ordinal(), ruling);
    return new Journaled<>(full, (Memory) samples.of(Memory.class));
  }

  private static Ticket at(Ticket t, TicketId id, Stage stage) {
    var was = t.entry();
    var entry =
        new Queue.Entry(
            id,
            was.resident(),
            was.matter(),
            was.desk(),
            was.kind(),
            was.brief(),
            was.conflicts(),
            was.assists());
    return new Ticket(
        entry,
        t.ordinal(),
        t.since(),
        stage,
        t.presence(),
        t.steps(),
        t.preference(),
        t.paused(),
        t.requeuedFrom(),
        t.offers());
  }

  private static void look(QueueState state, Set<String> seen) {
    state.tickets().values().forEach(ticket -> look(ticket, seen));
    state.slots().values().forEach(slot -> look(slot, seen));
    note(seen, "farewell", !state.farewells().isEmpty());
    state
        .ruling()
        .ifPresent(
            ruling -> seen.add(ruling.own().isPresent() ? "own rules" : "the file's rules again"));
    note(seen, "tempo", !state.tempo().talks().isEmpty() && !state.tempo().wrapUps().isEmpty());
  }

  private static void look(Ticket ticket, Set<String> seen) {
    seen.add(ticket.stage().getClass().getSimpleName());
    note(seen, "assists", ticket.entry().assists().isPresent());
    note(seen, "preference", ticket.preference().isPresent());
    note(seen, "paused", !ticket.paused().isEmpty());
    note(seen, "requeuedFrom", ticket.requeuedFrom().isPresent());
    note(seen, "widened", ticket.steps().widened());
    note(seen, "instead", ticket.steps().insteadOffered());
    note(seen, "returns", ticket.steps().returns() > 0);
    note(seen, "absent", !ticket.presence().present());
  }

  private static void look(Slot slot, Set<String> seen) {
    note(seen, "talks", !slot.talks().isEmpty());
    note(seen, "wrapUps", !slot.wrapUps().isEmpty());
    note(seen, "turnedAway", slot.turnedAway());
    note(seen, "unanswered", slot.unanswered() > 0);
  }

  private static void note(Set<String> seen, String what, boolean there) {
    if (there) {
      seen.add(what);
    }
  }
}
