package legalhub.actors.entity;

/** Why a command was refused. The names are stable and documented in signaling/README.md. */
public enum Refusal {
  EXPIRED(false),
  BUSY(true),
  STORE_UNAVAILABLE(true),
  NODE_ISOLATED(true),
  OUTCOME_UNKNOWN(true),
  FORBIDDEN(false),
  INVALID(false),
  NOT_FOUND(false),
  NOT_IN_THIS_STATE(false),
  ALREADY_WAITING(false),
  QUEUE_CLOSED(false),
  QUEUE_FULL(true),
  OFFER_GONE(false),
  NOT_ON_DUTY(false),
  AT_CAPACITY(false),
  RECORD_LOCKED(false),
  CONFLICT_UNCHECKED(false),
  WRONG_CREDENTIALS(false),
  REVOKED(false);

  private final boolean retryable;

  Refusal(boolean retryable) {
    this.retryable = retryable;
  }

  /** Whether the same command, under the same id, may succeed later. */
  public boolean retryable() {
    return retryable;
  }
}
