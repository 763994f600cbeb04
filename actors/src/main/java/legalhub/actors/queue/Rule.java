package legalhub.actors.queue;

/** Why a ticket was next, and why it went to this lawyer. Every overtaking names one. */
public enum Rule {
  EMERGENCY,
  TIME_LIMIT,
  /** Two who talk already wait for a third. */
  ASSISTANCE,
  PRIORITY_GROUP,
  BOOKED,
  /** Overtaken long enough: it counts as the class above. */
  AGEING,
  FIRST_COME,
  RETURN_TO_SAME_LAWYER,
  TRANSFER,
  CALLBACK,
  /** A message that must be answered soon. */
  ANSWER_DUE,
  MESSAGE
}
