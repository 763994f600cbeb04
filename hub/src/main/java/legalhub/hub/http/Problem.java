package legalhub.hub.http;

import legalhub.actors.entity.Refusal;

/** Why a call was refused. The names are stable: pages act on them. */
public enum Problem {
  INVALID(400, "The request isn't what this call expects."),
  WEAK_PASSWORD(400, "A password has at least 10 characters."),
  WRONG_CREDENTIALS(401, "The name or the password is wrong."),
  WRONG_CODE(401, "The code is wrong, used or too old."),
  SIGNED_OUT(401, "This log-in has ended; log in again."),
  TOKEN_INVALID(401, "A valid access token is missing."),
  FORBIDDEN(403, "This role or this person may not."),
  ACCOUNT_LOCKED(403, "An administrator has locked this account."),
  NOT_FOUND(404, "There is no such thing here."),
  METHOD_NOT_ALLOWED(405, "Not with this method."),
  TERMINAL_REVOKED(403, "This terminal is out of service for good."),
  TERMINAL_CLONED(403, "Two devices have this terminal's key; it must be enrolled anew."),
  REPLAYED(409, "This log-in was made before; sign another question."),
  CODE_USED(409, "This code was used, or somebody else is at the terminal by now."),
  CODE_EXPIRED(410, "This code has run out; read the one on the screen now."),
  INVITATION_UNKNOWN(404, "There is no such invitation."),
  INVITATION_SPENT(409, "Somebody came in by this link before."),
  INVITATION_WITHDRAWN(410, "This invitation was taken back."),
  INVITATION_EXPIRED(410, "This invitation has run out."),
  NOT_AGREED(409, "Whom the talk is for hasn't agreed to this invitation."),
  CONFERENCE_LOCKED(409, "Nobody else is let into this conference now."),
  CONFERENCE_ENDED(410, "This conference is over."),
  NOT_IN_THIS_STATE(409, "Not possible where the thing stands now."),
  ERASED(410, "This person's data was erased."),
  TOO_LARGE(413, "The request's body is too large."),
  NOT_JSON(415, "The request's body must be application/json."),
  TOO_MANY_TRIES(429, "Too many tries; wait a while."),
  INTERNAL(500, "The hub made a mistake; it is in its log."),
  BUSY(503, "Too much is pending; try again shortly."),
  STORE_UNAVAILABLE(503, "The database doesn't answer; try again shortly."),
  NODE_ISOLATED(503, "This node is cut off; try again shortly."),
  OUTCOME_UNKNOWN(504, "No answer in time; ask again to learn the outcome.");

  private final int status;
  private final String title;

  Problem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** What an entity's refusal is to somebody who calls by HTTP. */
  public static Problem of(Refusal why) {
    return switch (why) {
      case BUSY, QUEUE_FULL, EXPIRED -> BUSY;
      case STORE_UNAVAILABLE -> STORE_UNAVAILABLE;
      case NODE_ISOLATED -> NODE_ISOLATED;
      case OUTCOME_UNKNOWN -> OUTCOME_UNKNOWN;
      case FORBIDDEN, CONFLICT_UNCHECKED -> FORBIDDEN;
      case INVALID -> INVALID;
      case NOT_FOUND -> NOT_FOUND;
      case WRONG_CODE -> WRONG_CODE;
      case WRONG_CREDENTIALS -> WRONG_CREDENTIALS;
      case REVOKED -> SIGNED_OUT;
      default -> NOT_IN_THIS_STATE;
    };
  }
}
