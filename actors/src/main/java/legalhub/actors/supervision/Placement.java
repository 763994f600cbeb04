package legalhub.actors.supervision;

/** Where a position lies, as it was found where the position was opened. */
public enum Placement {
  INSIDE,
  OUTSIDE,
  /** The circle of its accuracy touches the boundary: nobody is blamed for a phone's guess. */
  UNCERTAIN,
  /** Outside, within an approved leave. */
  ON_LEAVE,
  /** No area is set, so everywhere is inside. */
  FREE,
  /** None was given, or one that can't be used. */
  UNKNOWN
}
