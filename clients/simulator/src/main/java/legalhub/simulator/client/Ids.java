package legalhub.simulator.client;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** UUIDv7: the time first, so that ids sort by when they were made; the rest is random. */
public final class Ids {
  private static final int TIME_SHIFT = 16;
  private static final long VERSION_7 = 0x7000L;
  private static final long RANDOM_12 = 0x0FFFL;
  private static final long VARIANT = 0x8000000000000000L;
  private static final long RANDOM_62 = 0x3FFFFFFFFFFFFFFFL;

  private Ids() {}

  public static String next(long nowMillis) {
    var random = ThreadLocalRandom.current();
    long high = nowMillis << TIME_SHIFT | VERSION_7 | random.nextLong() & RANDOM_12;
    return new UUID(high, VARIANT | random.nextLong() & RANDOM_62).toString();
  }
}
