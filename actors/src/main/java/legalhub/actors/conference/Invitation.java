package legalhub.actors.conference;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.town.DeskId;

/**
 * Somebody is asked in.
 *
 * @param name whom, as the inviter calls them; sealed under the resident's key
 * @param by the member who invites
 * @param expires nobody comes in by it from then on
 */
public record Invitation(
    InvitationId id, MemberRole role, Sealed name, Way way, MemberId by, Instant expires) {

  /**
   * How they come.
   *
   * @param target of a link: the SHA-256 of its secret in lower-case hex; else the account or the
   *     desk
   */
  public record Way(Kind kind, String target) {
    /** Which desk is asked; empty of the others. */
    Optional<DeskId> desk() {
      return kind == Kind.DESK ? Optional.of(new DeskId(target)) : Optional.empty();
    }
  }

  /** The kinds of way. */
  public enum Kind {
    LINK,
    ACCOUNT,
    DESK
  }

  /** How far it has come. */
  public enum Stage {
    TO_AGREE,
    VALID,
    NOT_AGREED,
    /** Somebody was admitted by it. */
    SPENT,
    /** Nobody of the desk came in. */
    NOBODY,
    WITHDRAWN,
    EXPIRED;

    /** Whether anything can still come of it. */
    public boolean isOpen() {
      return this == TO_AGREE || this == VALID;
    }
  }
}
