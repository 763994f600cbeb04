package legalhub.persistence.journal;

import static legalhub.persistence.journal.CommonCodec.fromJournal;
import static legalhub.persistence.journal.CommonCodec.toJournal;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.Journaled;
import legalhub.actors.entity.Memory;
import legalhub.actors.record.Service;
import legalhub.actors.session.ResidentId;
import legalhub.actors.terminal.Terminal;
import legalhub.actors.terminal.TerminalState;
import legalhub.actors.terminal.TerminalState.Claim;
import legalhub.actors.terminal.TerminalState.Condition;
import legalhub.actors.terminal.TerminalState.Deed;
import legalhub.actors.terminal.TerminalState.Line;
import legalhub.actors.terminal.TerminalState.LogIns;
import legalhub.actors.terminal.TerminalState.Scans;
import legalhub.actors.terminal.TerminalState.Shut;
import legalhub.actors.terminal.TerminalState.Use;
import legalhub.persistence.journal.v1.SnapshotClaim;
import legalhub.persistence.journal.v1.SnapshotDeed;
import legalhub.persistence.journal.v1.SnapshotUse;
import legalhub.persistence.journal.v1.SnapshotWrong;
import legalhub.persistence.journal.v1.TerminalSnapshot;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePVector;

/** How a terminal's state is stored between events. */
public final class TerminalSnapshots {
  static final String MANIFEST = "terminal.state.v1";

  private TerminalSnapshots() {}

  /** For {@code TerminalRules.spec(..).withSnapshots(..)}. */
  public static SnapshotAdapter<Journaled<TerminalState>> adapter() {
    return new SnapshotForm<>(
            MANIFEST,
            TerminalSnapshots::snapshot,
            TerminalSnapshot.parser(),
            m -> new Journaled<>(state(m), memory(m)))
        .adapter();
  }

  private static TerminalSnapshot snapshot(Journaled<TerminalState> journaled) {
    var state = journaled.state();
    var stored =
        TerminalSnapshot.newBuilder()
            .setShut(state.shut().name())
            .setSteering(TerminalValues.steering(state.steering()))
            .setVersion(state.version())
            .addAllCommands(
                QueueSnapshotCodec.times(journaled.memory().deadlines(), CommandId::value))
            .setSwept(toJournal(journaled.memory().swept()));
    state.key().ifPresent(stored::setKey);
    state.applied().ifPresent(until -> stored.setApplied(toJournal(until)));
    state.post().ifPresent(post -> stored.setPost(TerminalValues.post(post)));
    state.use().ifPresent(use -> stored.setUse(use(use)));
    state.touched().ifPresent(deed -> stored.setTouched(deed(deed)));
    putLogIns(state.logIns(), stored);
    putCondition(state.condition(), stored);
    putScans(state.scans(), stored);
    return stored.build();
  }

  private static void putLogIns(LogIns logIns, TerminalSnapshot.Builder stored) {
    stored
        .setExpected(logIns.expected())
        .setSpent(logIns.spent())
        .addAllChallenges(QueueSnapshotCodec.times(logIns.challenges(), challenge -> challenge));
  }

  private static void putCondition(Condition condition, TerminalSnapshot.Builder stored) {
    stored
        .setHealth(TerminalValues.health(condition.health()))
        .addAllIncidents(TerminalValues.incidents(condition.incidents()));
    condition
        .line()
        .ifPresent(line -> stored.setThere(line.there()).setThereSince(toJournal(line.since())));
  }

  private static void putScans(Scans scans, TerminalSnapshot.Builder stored) {
    stored
        .addAllScanned(QueueSnapshotCodec.times(scans.used(), nonce -> nonce))
        .addAllWrong(
            scans.wrong().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(
                    e ->
                        SnapshotWrong.newBuilder()
                            .setNonce(e.getKey())
                            .setTimes(e.getValue())
                            .build())
                .toList())
        .addAllRecent(scans.recent().stream().map(CommonCodec::toJournal).toList());
    scans.claim().ifPresent(claim -> stored.setClaim(claim(claim)));
  }

  private static TerminalState state(TerminalSnapshot m) {
    return new TerminalState(
        m.hasKey() ? Optional.of(m.getKey()) : Optional.empty(),
        time(m.hasApplied(), m.getApplied()),
        m.hasPost() ? Optional.of(TerminalValues.post(m.getPost())) : Optional.empty(),
        Shut.valueOf(m.getShut()),
        new LogIns(
            m.getExpected(),
            m.getSpent(),
            QueueSnapshotCodec.times(m.getChallengesList(), challenge -> challenge)),
        new Condition(
            time(m.hasThereSince(), m.getThereSince()).map(since -> new Line(m.getThere(), since)),
            TerminalValues.health(m.getHealth()),
            TerminalValues.incidents(m.getIncidentsList())),
        TerminalValues.steering(m.getSteering()),
        m.hasUse() ? Optional.of(use(m.getUse())) : Optional.empty(),
        m.hasTouched() ? Optional.of(deed(m.getTouched())) : Optional.empty(),
        scans(m),
        m.getVersion());
  }

  private static Scans scans(TerminalSnapshot m) {
    var wrong = new HashMap<String, Integer>();
    m.getWrongList().forEach(one -> wrong.put(one.getNonce(), one.getTimes()));
    List<Instant> recent = m.getRecentList().stream().map(CommonCodec::fromJournal).toList();
    return new Scans(
        QueueSnapshotCodec.times(m.getScannedList(), nonce -> nonce),
        HashTreePMap.from(wrong),
        m.hasClaim() ? Optional.of(claim(m.getClaim())) : Optional.empty(),
        TreePVector.from(recent));
  }

  private static Memory memory(TerminalSnapshot m) {
    return new Memory(
        QueueSnapshotCodec.times(m.getCommandsList(), CommandId::new), fromJournal(m.getSwept()));
  }

  private static Optional<Instant> time(boolean has, Timestamp at) {
    return has ? Optional.of(fromJournal(at)) : Optional.empty();
  }

  private static SnapshotUse use(Use use) {
    return SnapshotUse.newBuilder()
        .setUse(use.use())
        .setResident(use.resident().value())
        .setWay(use.way().name())
        .setBegun(toJournal(use.begun()))
        .build();
  }

  private static Use use(SnapshotUse m) {
    return new Use(
        m.getUse(),
        new ResidentId(m.getResident()),
        Terminal.Way.valueOf(m.getWay()),
        fromJournal(m.getBegun()));
  }

  private static SnapshotDeed deed(Deed deed) {
    var stored =
        SnapshotDeed.newBuilder()
            .setService(deed.service().key())
            .setKey(deed.key())
            .setKind(deed.kind())
            .setOpened(toJournal(deed.opened()));
    deed.person().ifPresent(person -> stored.setPerson(person.value()));
    deed.closed().ifPresent(at -> stored.setClosed(toJournal(at)));
    deed.outcome().ifPresent(stored::setOutcome);
    return stored.build();
  }

  private static Deed deed(SnapshotDeed m) {
    return new Deed(
        Service.ofKey(m.getService()),
        m.getKey(),
        m.hasPerson() ? Optional.of(new ResidentId(m.getPerson())) : Optional.empty(),
        m.getKind(),
        fromJournal(m.getOpened()),
        time(m.hasClosed(), m.getClosed()),
        m.hasOutcome() ? Optional.of(m.getOutcome()) : Optional.empty());
  }

  private static SnapshotClaim claim(Claim claim) {
    return SnapshotClaim.newBuilder()
        .setNonce(claim.nonce())
        .setBy(claim.by().value())
        .setOf(claim.of().value())
        .setAt(toJournal(claim.at()))
        .setAnswered(claim.answered())
        .build();
  }

  private static Claim claim(SnapshotClaim m) {
    return new Claim(
        m.getNonce(),
        new ResidentId(m.getBy()),
        new ResidentId(m.getOf()),
        fromJournal(m.getAt()),
        m.getAnswered());
  }
}
