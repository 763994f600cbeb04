package legalhub.persistence.journal;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.Journaled;
import legalhub.actors.entity.Memory;
import legalhub.actors.ledger.Ledger;
import legalhub.actors.ledger.LedgerState;
import legalhub.actors.record.Service;
import legalhub.persistence.journal.v1.LedgerAppended;
import legalhub.persistence.journal.v1.LedgerDayClosed;
import legalhub.persistence.journal.v1.LedgerRecent;
import legalhub.persistence.journal.v1.LedgerSnapshot;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.pcollections.OrderedPMap;

/** A ledger's events, and its state between them. */
public final class LedgerCodec {
  static final String MANIFEST = "ledger.state.v1";

  private LedgerCodec() {}

  static void register(EventTable table) {
    table
        .on(
            "ledger.appended.v1",
            Ledger.Appended.class,
            LedgerCodec::toJournal,
            LedgerAppended.parser(),
            LedgerCodec::fromJournal)
        .on(
            "ledger.day-closed.v1",
            Ledger.DayClosed.class,
            LedgerCodec::toJournal,
            LedgerDayClosed.parser(),
            LedgerCodec::fromJournal);
  }

  /** For {@code LedgerRules.spec(..).withSnapshots(..)}. */
  public static SnapshotAdapter<Journaled<LedgerState>> snapshots() {
    Function<Journaled<LedgerState>, LedgerSnapshot> toMessage = LedgerCodec::toJournal;
    Function<LedgerSnapshot, Journaled<LedgerState>> fromMessage = LedgerCodec::fromJournal;
    return new SnapshotForm<>(MANIFEST, toMessage, LedgerSnapshot.parser(), fromMessage).adapter();
  }

  private static LedgerAppended toJournal(Ledger.Appended event) {
    var entry = event.entry();
    return LedgerAppended.newBuilder()
        .setService(entry.service().key())
        .setId(entry.id())
        .setVersion(entry.version())
        .setText(entry.text())
        .setContent(entry.content())
        .setSalt(entry.salt())
        .build();
  }

  private static Ledger.Appended fromJournal(LedgerAppended m) {
    return new Ledger.Appended(
        new Ledger.Entry(
            Service.ofKey(m.getService()),
            m.getId(),
            m.getVersion(),
            m.getText(),
            m.getContent(),
            m.getSalt()));
  }

  private static LedgerDayClosed toJournal(Ledger.DayClosed event) {
    return LedgerDayClosed.newBuilder()
        .setDay(event.day().toString())
        .setEntries(event.entries())
        .setHead(event.head())
        .setKey(event.key())
        .setSignature(event.signature())
        .build();
  }

  private static Ledger.DayClosed fromJournal(LedgerDayClosed m) {
    return new Ledger.DayClosed(
        LocalDate.parse(m.getDay()), m.getEntries(), m.getHead(), m.getKey(), m.getSignature());
  }

  private static LedgerSnapshot toJournal(Journaled<LedgerState> journaled) {
    var state = journaled.state();
    var memory = journaled.memory();
    return LedgerSnapshot.newBuilder()
        .setEntries(state.entries())
        .setHead(state.head())
        .addAllRecent(
            state.recent().entrySet().stream()
                .map(
                    e ->
                        LedgerRecent.newBuilder()
                            .setRecord(e.getKey())
                            .setVersion(e.getValue())
                            .build())
                .toList())
        .setUnsigned(state.unsigned().map(LocalDate::toString).orElse(""))
        .addAllCommands(QueueSnapshotCodec.times(memory.deadlines(), CommandId::value))
        .setSwept(CommonCodec.toJournal(memory.swept()))
        .build();
  }

  private static Journaled<LedgerState> fromJournal(LedgerSnapshot m) {
    var recent = OrderedPMap.<String, Long>empty();
    for (var each : m.getRecentList()) {
      recent = recent.plus(each.getRecord(), each.getVersion());
    }
    var unsigned =
        m.getUnsigned().isEmpty()
            ? Optional.<LocalDate>empty()
            : Optional.of(LocalDate.parse(m.getUnsigned()));
    return new Journaled<>(
        new LedgerState(m.getEntries(), m.getHead(), recent, unsigned),
        new Memory(
            QueueSnapshotCodec.times(m.getCommandsList(), CommandId::new),
            CommonCodec.fromJournal(m.getSwept())));
  }
}
