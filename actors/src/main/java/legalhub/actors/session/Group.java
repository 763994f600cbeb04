package legalhub.actors.session;

/** A group that a person says to belong to; some have precedence in the queue. */
public enum Group {
  ELDERLY,
  DISABLED,
  MINOR,
  MIGRANT_WORKER,
  WOMAN,
  /** Domestic violence, self-harm or threat: 110 is shown and the duty officer alerted. */
  IN_DANGER
}
