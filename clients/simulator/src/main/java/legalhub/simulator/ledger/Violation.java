package legalhub.simulator.ledger;

/** A promise of the hub that wasn't kept. */
public record Violation(Kind kind, String what) {
  /** Which promise. */
  public enum Kind {
    DOUBLE_ASSIGNED,
    OVER_CAPACITY,
    LOST,
    /** Acknowledged, and not yet where it belongs when it should be. */
    LATE,
    OUT_OF_ORDER,
    SIGNAL_LOST,
    SIGNAL_DOUBLED,
    VIEW_WRONG,
    UNSETTLED
  }
}
