package legalhub.actors.entity;

/** Why a command was refused. The names are stable and documented in signaling/README.md. */
public enum Refusal {
  EXPIRED(Lasts.FOR_THIS_MESSAGE),
  BUSY(Lasts.A_MOMENT),
  STORE_UNAVAILABLE(Lasts.A_MOMENT),
  NODE_ISOLATED(Lasts.A_MOMENT),
  OUTCOME_UNKNOWN(Lasts.A_MOMENT),
  FORBIDDEN(Lasts.FOR_GOOD),
  INVALID(Lasts.FOR_GOOD),
  NOT_FOUND(Lasts.FOR_GOOD),
  NOT_IN_THIS_STATE(Lasts.FOR_GOOD),
  ALREADY_WAITING(Lasts.FOR_GOOD),
  QUEUE_CLOSED(Lasts.FOR_GOOD),
  QUEUE_FULL(Lasts.A_WHILE),
  OFFER_GONE(Lasts.FOR_GOOD),
  NOT_ON_DUTY(Lasts.FOR_GOOD),
  AT_CAPACITY(Lasts.FOR_GOOD),
  RECORD_LOCKED(Lasts.FOR_GOOD),
  CONFLICT_UNCHECKED(Lasts.FOR_GOOD),
  WRONG_CODE(Lasts.FOR_GOOD),
  WRONG_CREDENTIALS(Lasts.FOR_GOOD),
  /** Nothing on this hub carries the media of three. */
  NO_CONFERENCES(Lasts.FOR_GOOD),
  /** Nothing on this hub records. */
  NO_RECORDER(Lasts.FOR_GOOD),
  REVOKED(Lasts.FOR_GOOD);

  /** How long a refusal holds. */
  private enum Lasts {
    /** The same message is late for ever; the same wish, in a new message, isn't. */
    FOR_THIS_MESSAGE,
    A_MOMENT,
    /** Somebody should be told, and may try again. */
    A_WHILE,
    FOR_GOOD
  }

  private final Lasts lasts;

  Refusal(Lasts lasts) {
    this.lasts = lasts;
  }

  /** Whether the same command, under the same id, may succeed later. */
  public boolean retryable() {
    return lasts == Lasts.A_MOMENT || lasts == Lasts.A_WHILE;
  }

  /** Whether it says nothing about the wish itself: an entity's duty is sent again at once. */
  boolean isPassing() {
    return lasts == Lasts.A_MOMENT || lasts == Lasts.FOR_THIS_MESSAGE;
  }
}
