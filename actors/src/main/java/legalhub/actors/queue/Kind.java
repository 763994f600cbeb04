package legalhub.actors.queue;

/** What a ticket asks for. */
public enum Kind {
  /** A live consultation: the person waits online. */
  LIVE,
  /** Somebody of another desk joins a consultation that is under way. */
  ASSIST,
  /** A lawyer calls back. */
  CALLBACK,
  /** A written answer within 24 h. */
  MESSAGE;

  /** Whether somebody sits and waits for it. */
  public boolean isLive() {
    return this == LIVE || this == ASSIST;
  }
}
