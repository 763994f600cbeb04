package legalhub.edge.revocation;

/**
 * How far revocations got within a second.
 *
 * @param others the nodes beside this one that were up and reachable
 * @param reached those of them that have answered
 */
public record Spread(int others, int reached) {
  /** Whether nobody is missing. */
  public boolean isComplete() {
    return reached == others;
  }
}
