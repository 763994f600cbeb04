package legalhub.edge.server;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Newcomers whose Hello waits for its Welcome. Whoever waits longer than a client's patience has
 * been let in for nothing and comes again, so a crowd that comes at once would never get in. Past a
 * limit the next are therefore told to come later, each at a turn of their own: one after the
 * other, as fast as others were welcomed lately. Thread-safe.
 */
final class Rush {
  /** Beyond it nobody is told to wait; the queue that is left by then is counted anew. */
  static final Duration TURN_MAX = Duration.ofSeconds(30);

  /** What a welcome takes before any was timed. */
  private static final long EVERY_NANOS = Duration.ofMillis(4).toNanos();

  /** A pause of all newcomers isn't the time that one takes. */
  private static final long EVERY_NANOS_MAX = Duration.ofMillis(20).toNanos();

  /** How many welcomes the pace remembers. */
  private static final int MEMORY = 64;

  private final int max;
  private final long soonestNanos;
  private int waiting;
  private long everyNanos = EVERY_NANOS;
  private long lastLeftNanos;
  private boolean busy;
  private long lastTurnNanos;

  /**
   * @param max Hellos that may wait at once
   * @param soonest the shortest wait that a client is told
   */
  Rush(int max, Duration soonest, long nowNanos) {
    this.max = max;
    this.soonestNanos = soonest.toNanos();
    this.lastTurnNanos = nowNanos;
    this.lastLeftNanos = nowNanos;
  }

  /** False at the limit; then nobody entered. */
  synchronized boolean enter() {
    if (waiting >= max) {
      return false;
    }
    waiting++;
    return true;
  }

  /** One who entered was welcomed, or is gone. */
  synchronized void leave(long nowNanos) {
    if (busy) {
      long took = Math.min(nowNanos - lastLeftNanos, EVERY_NANOS_MAX);
      everyNanos += (took - everyNanos) / MEMORY;
    }
    lastLeftNanos = nowNanos;
    waiting--;
    busy = waiting > 0;
  }

  /** When one who couldn't enter shall come again. */
  synchronized Duration turn(long nowNanos) {
    long soonest = nowNanos + soonestNanos;
    long turn = (lastTurnNanos - soonest > 0 ? lastTurnNanos : soonest) + everyNanos;
    if (turn - nowNanos > TURN_MAX.toNanos()) {
      return Duration.ofNanos(
          ThreadLocalRandom.current().nextLong(soonestNanos, TURN_MAX.toNanos() + 1));
    }
    lastTurnNanos = turn;
    return Duration.ofNanos(turn - nowNanos);
  }
}
