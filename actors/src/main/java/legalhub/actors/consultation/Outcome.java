package legalhub.actors.consultation;

/** How a consultation's talk ended. */
public enum Outcome {
  RESOLVED,
  FOLLOW_UP,
  LINE_LOST,
  NOT_JOINED,
  ENDED_BY_ADMINISTRATOR,
  TRANSFERRED,
  LEFT_BY_RESIDENT,
  CONFLICT
}
