package legalhub.persistence.journal;

import static legalhub.persistence.journal.CommonCodec.fromJournal;
import static legalhub.persistence.journal.CommonCodec.toJournal;

import legalhub.actors.session.ResidentId;
import legalhub.actors.terminal.Incident;
import legalhub.actors.terminal.Terminal;
import legalhub.persistence.journal.v1.TerminalApplied;
import legalhub.persistence.journal.v1.TerminalApproved;
import legalhub.persistence.journal.v1.TerminalBegun;
import legalhub.persistence.journal.v1.TerminalClaimAnswered;
import legalhub.persistence.journal.v1.TerminalEnded;
import legalhub.persistence.journal.v1.TerminalFound;
import legalhub.persistence.journal.v1.TerminalLoggedIn;
import legalhub.persistence.journal.v1.TerminalLost;
import legalhub.persistence.journal.v1.TerminalNoted;
import legalhub.persistence.journal.v1.TerminalPassed;
import legalhub.persistence.journal.v1.TerminalRevoked;
import legalhub.persistence.journal.v1.TerminalScanned;
import legalhub.persistence.journal.v1.TerminalSettled;
import legalhub.persistence.journal.v1.TerminalSteered;
import legalhub.persistence.journal.v1.TerminalTold;

/** The events of a terminal. */
final class TerminalCodec {
  private TerminalCodec() {}

  static void register(EventTable table) {
    registerEnrolment(table);
    registerUse(table);
    registerCondition(table);
  }

  private static void registerEnrolment(EventTable table) {
    table
        .on(
            "terminal.applied.v1",
            Terminal.Applied.class,
            e ->
                TerminalApplied.newBuilder()
                    .setKey(e.key())
                    .setValue(e.value())
                    .setUntil(toJournal(e.until()))
                    .build(),
            TerminalApplied.parser(),
            m -> new Terminal.Applied(m.getKey(), m.getValue(), fromJournal(m.getUntil())))
        .on(
            "terminal.approved.v1",
            Terminal.Approved.class,
            e ->
                TerminalApproved.newBuilder()
                    .setPost(TerminalValues.post(e.post()))
                    .setBy(e.by())
                    .build(),
            TerminalApproved.parser(),
            m -> new Terminal.Approved(TerminalValues.post(m.getPost()), m.getBy()))
        .on(
            "terminal.logged-in.v1",
            Terminal.LoggedIn.class,
            e -> proof(e.proof()),
            TerminalLoggedIn.parser(),
            m -> new Terminal.LoggedIn(proof(m)))
        .on(
            "terminal.steered.v1",
            Terminal.Steered.class,
            e ->
                TerminalSteered.newBuilder()
                    .setSteering(TerminalValues.steering(e.steering()))
                    .setBy(e.by())
                    .build(),
            TerminalSteered.parser(),
            m -> new Terminal.Steered(TerminalValues.steering(m.getSteering()), m.getBy()))
        .on(
            "terminal.revoked.v1",
            Terminal.Revoked.class,
            e -> TerminalRevoked.newBuilder().setReason(e.reason().name()).setBy(e.by()).build(),
            TerminalRevoked.parser(),
            m -> new Terminal.Revoked(Terminal.Reason.valueOf(m.getReason()), m.getBy()));
  }

  private static TerminalLoggedIn proof(Terminal.Proof proof) {
    return TerminalLoggedIn.newBuilder()
        .setChallenge(proof.challenge())
        .setUntil(toJournal(proof.until()))
        .setSpent(proof.spent())
        .setNext(proof.next())
        .build();
  }

  private static Terminal.Proof proof(TerminalLoggedIn m) {
    return new Terminal.Proof(
        m.getChallenge(), fromJournal(m.getUntil()), m.getSpent(), m.getNext());
  }

  private static void registerUse(EventTable table) {
    table
        .on(
            "terminal.begun.v1",
            Terminal.Begun.class,
            e ->
                TerminalBegun.newBuilder()
                    .setUse(e.use())
                    .setResident(e.resident().value())
                    .setWay(e.way().name())
                    .build(),
            TerminalBegun.parser(),
            m ->
                new Terminal.Begun(
                    m.getUse(), new ResidentId(m.getResident()), Terminal.Way.valueOf(m.getWay())))
        .on(
            "terminal.ended.v1",
            Terminal.Ended.class,
            e -> TerminalEnded.newBuilder().setUse(e.use()).setWhy(e.why().name()).build(),
            TerminalEnded.parser(),
            m -> new Terminal.Ended(m.getUse(), Terminal.Ending.valueOf(m.getWhy())))
        .on(
            "terminal.scanned.v1",
            Terminal.Scanned.class,
            e ->
                TerminalScanned.newBuilder()
                    .setNonce(e.code().nonce())
                    .setPurpose(e.code().purpose().name())
                    .setUntil(toJournal(e.code().until()))
                    .setBy(e.by().value())
                    .build(),
            TerminalScanned.parser(),
            m -> new Terminal.Scanned(code(m), new ResidentId(m.getBy())))
        .on(
            "terminal.claim-answered.v1",
            Terminal.ClaimAnswered.class,
            e -> TerminalClaimAnswered.newBuilder().setNonce(e.nonce()).setYes(e.yes()).build(),
            TerminalClaimAnswered.parser(),
            m -> new Terminal.ClaimAnswered(m.getNonce(), m.getYes()));
  }

  private static Terminal.Code code(TerminalScanned m) {
    return new Terminal.Code(
        m.getNonce(), Terminal.Code.Purpose.valueOf(m.getPurpose()), fromJournal(m.getUntil()));
  }

  private static void registerCondition(EventTable table) {
    table
        .on(
            "terminal.told.v1",
            Terminal.Told.class,
            e -> TerminalTold.newBuilder().setHealth(TerminalValues.health(e.health())).build(),
            TerminalTold.parser(),
            m -> new Terminal.Told(TerminalValues.health(m.getHealth())))
        .on(
            "terminal.noted.v1",
            Terminal.Noted.class,
            e ->
                TerminalNoted.newBuilder()
                    .setIncident(e.incident().name())
                    .setNonce(e.nonce())
                    .build(),
            TerminalNoted.parser(),
            m -> new Terminal.Noted(Incident.valueOf(m.getIncident()), m.getNonce()))
        .on(
            "terminal.passed.v1",
            Terminal.Passed.class,
            e -> TerminalPassed.newBuilder().setIncident(e.incident().name()).build(),
            TerminalPassed.parser(),
            m -> new Terminal.Passed(Incident.valueOf(m.getIncident())))
        .on(
            "terminal.settled.v1",
            Terminal.Settled.class,
            e ->
                TerminalSettled.newBuilder().setIncident(e.incident().name()).setBy(e.by()).build(),
            TerminalSettled.parser(),
            m -> new Terminal.Settled(Incident.valueOf(m.getIncident()), m.getBy()))
        .on(
            "terminal.lost.v1",
            Terminal.Lost.class,
            e -> TerminalLost.getDefaultInstance(),
            TerminalLost.parser(),
            m -> new Terminal.Lost())
        .on(
            "terminal.found.v1",
            Terminal.Found.class,
            e -> TerminalFound.getDefaultInstance(),
            TerminalFound.parser(),
            m -> new Terminal.Found());
  }
}
