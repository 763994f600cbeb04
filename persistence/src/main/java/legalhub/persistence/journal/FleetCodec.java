package legalhub.persistence.journal;

import static legalhub.persistence.journal.CommonCodec.fromJournal;
import static legalhub.persistence.journal.CommonCodec.toJournal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Optional;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.Journaled;
import legalhub.actors.entity.Memory;
import legalhub.actors.fleet.Fleet;
import legalhub.actors.fleet.FleetState;
import legalhub.actors.terminal.Terminal;
import legalhub.actors.terminal.TerminalId;
import legalhub.actors.terminal.TerminalState.Condition;
import legalhub.actors.terminal.TerminalState.Line;
import legalhub.actors.terminal.TerminalState.Shut;
import legalhub.persistence.journal.v1.FleetSnapshot;
import legalhub.persistence.journal.v1.FleetStood;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.pcollections.HashTreePMap;

/** The fleet's events, and its state between them. */
public final class FleetCodec {
  static final String MANIFEST = "fleet.state.v1";

  private FleetCodec() {}

  static void register(EventTable table) {
    table.on(
        "fleet.stood.v1",
        Fleet.Stood.class,
        e -> entry(e.entry()),
        FleetStood.parser(),
        m -> new Fleet.Stood(entry(m)));
  }

  /** For {@code FleetRules.spec(..).withSnapshots(..)}. */
  public static SnapshotAdapter<Journaled<FleetState>> snapshots() {
    return new SnapshotForm<>(
            MANIFEST, FleetCodec::snapshot, FleetSnapshot.parser(), FleetCodec::state)
        .adapter();
  }

  private static FleetSnapshot snapshot(Journaled<FleetState> journaled) {
    var memory = journaled.memory();
    return FleetSnapshot.newBuilder()
        .addAllTerminals(
            journaled.state().terminals().values().stream()
                .sorted(Comparator.comparing(entry -> entry.terminal().value()))
                .map(FleetCodec::entry)
                .toList())
        .addAllCommands(QueueSnapshotCodec.times(memory.deadlines(), CommandId::value))
        .setSwept(toJournal(memory.swept()))
        .build();
  }

  private static Journaled<FleetState> state(FleetSnapshot m) {
    var terminals = new HashMap<TerminalId, Fleet.Entry>();
    m.getTerminalsList().stream()
        .map(FleetCodec::entry)
        .forEach(entry -> terminals.put(entry.terminal(), entry));
    return new Journaled<>(
        new FleetState(HashTreePMap.from(terminals)),
        new Memory(
            QueueSnapshotCodec.times(m.getCommandsList(), CommandId::new),
            fromJournal(m.getSwept())));
  }

  private static FleetStood entry(Fleet.Entry e) {
    var condition = e.condition();
    var m =
        FleetStood.newBuilder()
            .setTerminal(e.terminal().value())
            .setVersion(e.version())
            .setPost(TerminalValues.post(e.post()))
            .setShut(e.shut().name())
            .setHealth(TerminalValues.health(condition.health()))
            .addAllIncidents(TerminalValues.incidents(condition.incidents()))
            .setSteering(TerminalValues.steering(e.steering()));
    condition
        .line()
        .ifPresent(line -> m.setThere(line.there()).setThereSince(toJournal(line.since())));
    e.use().ifPresent(use -> m.setWay(use.way().name()).setUsedSince(toJournal(use.since())));
    return m.build();
  }

  private static Fleet.Entry entry(FleetStood m) {
    return new Fleet.Entry(
        new TerminalId(m.getTerminal()),
        m.getVersion(),
        TerminalValues.post(m.getPost()),
        Shut.valueOf(m.getShut()),
        new Condition(
            m.hasThere()
                ? Optional.of(new Line(m.getThere(), fromJournal(m.getThereSince())))
                : Optional.empty(),
            TerminalValues.health(m.getHealth()),
            TerminalValues.incidents(m.getIncidentsList())),
        TerminalValues.steering(m.getSteering()),
        m.hasWay()
            ? Optional.of(
                new Fleet.InUse(Terminal.Way.valueOf(m.getWay()), fromJournal(m.getUsedSince())))
            : Optional.empty());
  }
}
