package legalhub.actors.lawyer;

/** Whether a lawyer takes offers. */
public enum Standing {
  AVAILABLE,
  /** On duty, but not answering or not connected. */
  AWAY,
  OFF_DUTY
}
