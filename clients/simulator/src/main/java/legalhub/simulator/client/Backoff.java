package legalhub.simulator.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Full jitter: anything between nothing and a doubling bound, so that a crowd doesn't come back as
 * one.
 */
public record Backoff(Duration first, Duration longest) {
  private static final int DOUBLINGS_MAX = 10;

  /** What to wait before the try that follows {@code attempt} failed ones. */
  public long millis(int attempt) {
    return (long) (ThreadLocalRandom.current().nextDouble() * boundMillis(attempt));
  }

  long boundMillis(int attempt) {
    return Math.min(longest.toMillis(), first.toMillis() << Math.min(attempt, DOUBLINGS_MAX));
  }
}
