package legalhub.actors.consultation;

/** Which side of a consultation. */
public enum Side {
  RESIDENT,
  LAWYER;

  public Side other() {
    return this == RESIDENT ? LAWYER : RESIDENT;
  }

  /** The seat of this side in the consultation's agenda. */
  public String seat() {
    return this == RESIDENT ? "resident" : "lawyer";
  }
}
