package legalhub.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.Journaled;
import legalhub.actors.entity.Memory;
import legalhub.actors.entity.Recorded;
import legalhub.actors.ledger.HeadSigner;
import legalhub.actors.ledger.Ledger;
import legalhub.actors.ledger.LedgerRules;
import legalhub.actors.ledger.LedgerState;
import legalhub.actors.record.Service;
import org.junit.jupiter.api.Test;

class LedgerSnapshotsTest {
  private static final Instant AT = Instant.parse("2026-11-02T01:02:03Z");
  private static final LedgerRules RULES =
      new LedgerRules(
          "office", ZoneId.of("Asia/Shanghai"), s -> new HeadSigner.Signature("key", "signed"));

  @Test
  void aLedgerComesBackAsItWas() {
    var state = new Journaled<>(RULES.vacant(), Memory.empty());
    assertThat(throughTheDatabase(state)).isEqualTo(state);
    for (int i = 0; i < 300; i++) {
      state = state.after(fact(new Ledger.Appended(entry(i)), i), RULES);
    }
    assertThat(throughTheDatabase(state)).isEqualTo(state);
    var next = fact(new Ledger.Appended(entry(301)), 301);
    assertThat(throughTheDatabase(state).after(next, RULES)).isEqualTo(state.after(next, RULES));
    assertThat(throughTheDatabase(state).state().recent().keySet())
        .containsExactlyElementsOf(state.state().recent().keySet());
  }

  @Test
  void anotherStateIsRefused() {
    var stranger = new StoredSnapshot("ledger.state.v9", new byte[0]);
    assertThatThrownBy(() -> LedgerCodec.snapshots().fromJournal(stranger))
        .hasMessageContaining("ledger.state.v9");
    var damaged = new StoredSnapshot(LedgerCodec.MANIFEST, new byte[] {1, 2, 3});
    assertThatThrownBy(() -> LedgerCodec.snapshots().fromJournal(damaged))
        .hasMessageContaining("damaged");
  }

  private static Recorded<Ledger.Event> fact(Ledger.Event event, int number) {
    var id = new CommandId("command-" + number);
    var cause = new Recorded.Cause(id, AT.plusSeconds(60), Caller.hub("records"));
    return new Recorded<>(event, AT.plusSeconds(number), Optional.of(cause));
  }

  private static Ledger.Entry entry(int number) {
    return new Ledger.Entry(Service.REQUEST, "t-" + number, 1, "text", "content", "salt");
  }

  private static Journaled<LedgerState> throughTheDatabase(Journaled<LedgerState> state) {
    var adapter = LedgerCodec.snapshots();
    var serializer = new SnapshotSerializer();
    var stored = adapter.toJournal(state);
    var bytes = serializer.toBinary(stored);
    return adapter.fromJournal(serializer.fromBinary(bytes, serializer.manifest(stored)));
  }
}
