package legalhub.actors.queue;

/** What a ticket asks for. */
public enum Kind {
  /** A live consultation: the person waits online. */
  LIVE,
  /** A lawyer calls back. */
  CALLBACK,
  /** A written answer within 24 h. */
  MESSAGE;

  /** Whether the person must be online to be served. */
  public boolean isLive() {
    return this == LIVE;
  }
}
