package legalhub.edge.connection;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.entity.EntityAddress;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Listen;

/** One command that isn't answered yet. */
final class Pending {
  /** How far it has come. */
  enum Stage {
    /** Its consultation's view must come first: it names under whose key to seal. */
    HELD,
    /** Its personal values are being sealed. */
    SEALING,
    /** It can go as soon as those before it to the same entity have gone. */
    READY,
    /** The entity was told, and is told again until it answers. */
    SENT,
    /** The entity has admitted to the call; its relay hasn't answered. */
    ENTERING
  }

  private final Command wire;
  private final Instant taken;
  private final Instant deadline;
  private Stage stage = Stage.HELD;
  private EntityAddress to;
  private Object command;
  private Instant nextTry;

  Pending(Command wire, Instant taken, Instant deadline) {
    this.wire = wire;
    this.taken = taken;
    this.deadline = deadline;
    this.nextTry = deadline;
  }

  String id() {
    return wire.getId();
  }

  Command wire() {
    return wire;
  }

  Instant deadline() {
    return deadline;
  }

  Stage stage() {
    return stage;
  }

  EntityAddress to() {
    return to;
  }

  Object command() {
    return command;
  }

  /** How long it has been waiting; 0 where the clock was set back. */
  long ageMillis(Instant now) {
    return Math.max(0, now.toEpochMilli() - taken.toEpochMilli());
  }

  /** When something must be done about it, at the latest. */
  Instant due() {
    return nextTry.isBefore(deadline) ? nextTry : deadline;
  }

  boolean isOver(Instant now) {
    return !now.isBefore(deadline);
  }

  /** Whether the entity may know of it. */
  boolean wasSent() {
    return stage == Stage.SENT || stage == Stage.ENTERING;
  }

  /** The call or the conference that it joins. */
  Optional<EntityAddress> joins() {
    return wire.hasJoinCall() || wire.hasJoinConference() ? Optional.of(to) : Optional.empty();
  }

  /** What is listened to once this is on record. */
  Optional<Listen> listens() {
    return wire.hasListen() ? Optional.of(wire.getListen()) : Optional.empty();
  }

  void held(EntityAddress address) {
    stage = Stage.HELD;
    to = address;
  }

  void sealing(EntityAddress address) {
    stage = Stage.SEALING;
    to = address;
  }

  void ready(Object made) {
    stage = Stage.READY;
    command = made;
  }

  void sent(Instant again) {
    stage = Stage.SENT;
    nextTry = again;
  }

  void entering(Instant again) {
    stage = Stage.ENTERING;
    nextTry = again;
  }
}
