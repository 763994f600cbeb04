package legalhub.simulator.consultations;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** The choices of one person, the same for the same seed. Not thread-safe. */
final class Pace {
  private final SplittableRandom random;

  Pace(long seed, long person) {
    this.random = new SplittableRandom(seed * 1_000_003 + person);
  }

  boolean happens(double chance) {
    return random.nextDouble() < chance;
  }

  /** Half up or down. */
  Duration around(Duration mean) {
    return Duration.ofMillis((long) (mean.toMillis() * (0.5 + random.nextDouble())));
  }

  /** Anything up to. */
  Duration upTo(Duration most) {
    return Duration.ofMillis((long) (most.toMillis() * random.nextDouble()));
  }

  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  <T> T oneOf(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
