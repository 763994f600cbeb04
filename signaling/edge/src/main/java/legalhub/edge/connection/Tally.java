package legalhub.edge.connection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts connections by what they have in common (a person, an address) up to a limit. */
public final class Tally {
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final int max;

  public Tally(int max) {
    this.max = max;
  }

  /** False at the limit; then nothing is counted. */
  public boolean enter(String key) {
    boolean[] entered = new boolean[1];
    counts.compute(
        key,
        (k, count) -> {
          int before = count == null ? 0 : count;
          entered[0] = before < max;
          return entered[0] ? Integer.valueOf(before + 1) : count;
        });
    return entered[0];
  }

  public void leave(String key) {
    counts.computeIfPresent(key, (k, count) -> count == 1 ? null : count - 1);
  }
}
