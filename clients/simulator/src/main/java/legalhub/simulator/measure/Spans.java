package legalhub.simulator.measure;

import java.util.Arrays;

/** Collects spans of time. Thread-safe. */
public final class Spans {
  private static final double NANOS_PER_MILLI = 1_000_000;
  private static final double TENTHS = 10;

  private long[] nanos = new long[1024];
  private int count;

  public synchronized void add(long spanNanos) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = spanNanos;
  }

  public synchronized Percentiles percentiles() {
    var sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return count == 0
        ? new Percentiles(null, null, null, 0)
        : new Percentiles(rank(sorted, 50), rank(sorted, 99), rank(sorted, 100), count);
  }

  /** So many of a hundred were no longer; {@code null} where nothing was measured. */
  public synchronized Double percentile(int percent) {
    var sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return count == 0 ? null : rank(sorted, percent);
  }

  /** The smallest span that so many of a hundred don't exceed. */
  private static Double rank(long[] sorted, int percent) {
    int index = (int) Math.ceil(sorted.length * percent / 100.0) - 1;
    return Math.round(sorted[Math.max(0, index)] / NANOS_PER_MILLI * TENTHS) / TENTHS;
  }
}
