package legalhub.actors.conference;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.town.DeskId;

/**
 * One time that somebody beside the two of a consultation was in its conference. Kept for ever:
 * nobody may have been there unseen.
 *
 * @param number counts the member's own, from 1
 * @param name as they called themselves, sealed under the resident's key; none of accounts
 * @param desk which sent them
 * @param asked since when they were awaited: the invitation, or the next knock of who comes again
 * @param from when they were let in
 * @param came whether a page of theirs was there
 * @param end how it ended; empty while they are in
 */
public record Attendance(
    MemberId member,
    int number,
    MemberRole role,
    Caller person,
    Sealed name,
    Optional<DeskId> desk,
    Instant asked,
    Instant from,
    boolean came,
    Optional<End> end)
    implements ViewPart {

  /** When and how somebody was no longer in. */
  public record End(Instant at, How how) {}

  /** The ways. Permanent: records name them. */
  public enum How {
    LEFT,
    REMOVED,
    /** They were there until it was over. */
    STAYED
  }

  boolean isOpen() {
    return end.isEmpty();
  }

  Attendance here() {
    return new Attendance(member, number, role, person, name, desk, asked, from, true, end);
  }

  Attendance ended(Instant at, How how) {
    return new Attendance(
        member, number, role, person, name, desk, asked, from, came, Optional.of(new End(at, how)));
  }
}
