package legalhub.actors.queue;

/** Why a ticket left the queue without, or after, being served. */
public enum CloseReason {
  SERVED,
  WITHDRAWN,
  /** Gone for longer than a place is kept. */
  ABSENT_TOO_LONG,
  /** Called twice, and didn't come. */
  NOT_JOINED,
  /** Waited as long as anybody may, and no lawyer could take it. */
  NO_LAWYER,
  ENDED_BY_ADMINISTRATOR
}
