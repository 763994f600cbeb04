package legalhub.edge.server;

import java.time.Duration;
import java.util.Arrays;

/** How many frames one window may hold, in windows that slide by a fifth of their length. */
final class RateLimit {
  private static final int SLICES = 5;

  private final int max;
  private final long sliceNanos;
  private final int[] counts = new int[SLICES];
  private long slice;
  private int sum;

  RateLimit(int max, Duration window) {
    this.max = max;
    this.sliceNanos = Math.max(1, window.toNanos() / SLICES);
  }

  /** Counts one; false past the limit. */
  boolean take(long nowNanos) {
    long now = nowNanos / sliceNanos;
    if (now - slice >= SLICES) {
      Arrays.fill(counts, 0);
      sum = 0;
      slice = now;
    }
    while (slice < now) {
      slice++;
      int oldest = Math.floorMod(slice, SLICES);
      sum -= counts[oldest];
      counts[oldest] = 0;
    }
    counts[Math.floorMod(now, SLICES)]++;
    sum++;
    return sum <= max;
  }
}
