package legalhub.actors.queue;

/** A pool of lawyers, as the town's configuration names it. */
public record PoolId(String value) {
  public PoolId {
    if (value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException("a pool id has 1 to 64 characters");
    }
  }
}
