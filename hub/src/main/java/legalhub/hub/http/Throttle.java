package legalhub.hub.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So many tries of one key in so long, on this node. A key's allowance refills steadily; the keys
 * seen longest ago are forgotten first, so that strangers can't fill the memory.
 */
public final class Throttle {
  private static final int KEYS_MAX = 50_000;

  /**
   * @param tries how many may come at once
   * @param per how long a used-up allowance takes to be full again
   */
  public record Limit(int tries, Duration per) {}

  private record Allowance(double left, Instant at) {}

  private final Clock clock;
  private final Limit limit;
  private final Map<String, Allowance> allowances =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
          return size() > KEYS_MAX;
        }
      };

  public Throttle(Clock clock, Limit limit) {
    this.clock = clock;
    this.limit = limit;
  }

  /** Whether one more is allowed; it counts as used if so. */
  public synchronized boolean take(String key) {
    var now = clock.instant();
    double left = left(key, now);
    if (left < 1) {
      return false;
    }
    allowances.put(key, new Allowance(left - 1, now));
    return true;
  }

  /** The try was somebody's right: it doesn't count. */
  public synchronized void giveBack(String key) {
    var now = clock.instant();
    allowances.put(key, new Allowance(Math.min(limit.tries(), left(key, now) + 1), now));
  }

  /** {@link #take}, or the problem. */
  public void takeOrRefuse(String key) {
    if (!take(key)) {
      throw new ProblemException(Problem.TOO_MANY_TRIES, refill());
    }
  }

  /** How long until one try refills. */
  private Duration refill() {
    return limit.per().dividedBy(limit.tries());
  }

  private double left(String key, Instant now) {
    var known = allowances.get(key);
    if (known == null) {
      return limit.tries();
    }
    double refilled =
        limit.tries()
            * (double) Duration.between(known.at(), now).toMillis()
            / limit.per().toMillis();
    return Math.min(limit.tries(), known.left() + refilled);
  }
}
