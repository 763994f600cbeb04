package legalhub.actors.terminal;

/** What an administrator should know of a terminal. */
public enum Incident {
  /** The device's heartbeat was lost within its hours. */
  LINE_LOST(true),
  /** Its camera, microphone, speaker or printer doesn't work. */
  DEVICE_FAILS(true),
  /** A one-time value was spent twice: two devices have its key. */
  CLONED(false),
  /** A log-in was presented a second time. */
  REPLAYED(false),
  /** A revoked or locked device tried to log in. */
  SHUT_OUT(false),
  /** A code from its screen was scanned again after it was used, or after it had run out. */
  CODE_STALE(false),
  /** Somebody scanned its code and typed other digits than its screen shows. */
  CODE_WRONG(false),
  /** More people used it in an hour than can be. */
  MANY_USES(false);

  private final boolean passes;

  Incident(boolean passes) {
    this.passes = passes;
  }

  /** Whether it is over by itself when its cause is; the others until somebody has seen them. */
  public boolean passes() {
    return passes;
  }
}
