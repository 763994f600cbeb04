package legalhub.actors.conference;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.entity.Caller;
import legalhub.actors.privacy.Sealed;

/**
 * Who is in, at the door, or was in.
 *
 * @param name as the member calls themselves; none where pages know the name better
 * @param invitation by which they came; empty for the two of the consultation
 * @param since of the stage
 * @param records what was said to a recording
 */
public record Member(
    MemberId id,
    MemberRole role,
    Caller person,
    Sealed name,
    Optional<InvitationId> invitation,
    Stage stage,
    Instant since,
    Line line,
    Shown shown,
    Conference.Muted muted,
    boolean handRaised,
    Optional<Boolean> records) {

  /** How far somebody has come. */
  public enum Stage {
    KNOCKING,
    ADMITTED,
    TURNED_AWAY,
    REMOVED,
    LEFT
  }

  /** Whether their page is there. */
  public enum Line {
    NEVER,
    HERE,
    LOST
  }

  public boolean isIn() {
    return stage == Stage.ADMITTED;
  }

  /** The lawyer or the resident whose consultation it is; all others were invited. */
  boolean isOneOfTheTwo() {
    return invitation.isEmpty();
  }

  public boolean isAtTheDoor() {
    return stage == Stage.KNOCKING;
  }

  Member at(Stage next, Instant at) {
    return new Member(
        id, role, person, name, invitation, next, at, line, shown, muted, false, records);
  }

  Member again(InvitationId by, Sealed called, Instant at) {
    return new Member(
        id,
        role,
        person,
        called,
        Optional.of(by),
        Stage.KNOCKING,
        at,
        line,
        Shown.NOTHING,
        Conference.Muted.NOTHING,
        false,
        Optional.empty());
  }

  Member with(Line next) {
    return new Member(
        id, role, person, name, invitation, stage, since, next, shown, muted, handRaised, records);
  }

  Member with(Shown next) {
    return new Member(
        id, role, person, name, invitation, stage, since, line, next, muted, handRaised, records);
  }

  Member with(Conference.Muted next) {
    return new Member(
        id, role, person, name, invitation, stage, since, line, shown, next, handRaised, records);
  }

  Member hand(boolean raised) {
    return new Member(
        id, role, person, name, invitation, stage, since, line, shown, muted, raised, records);
  }

  Member records(Optional<Boolean> said) {
    return new Member(
        id, role, person, name, invitation, stage, since, line, shown, muted, handRaised, said);
  }
}
