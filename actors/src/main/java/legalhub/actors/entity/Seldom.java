package legalhub.actors.entity;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Of many equal things lets the first through, and another one when a while has passed: for logs
 * that would say the same a thousand times a minute. For any thread.
 */
public final class Seldom {
  /** Kinds of things told apart; past it all are forgotten, so that memory stays bounded. */
  private static final int KINDS_MAX = 256;

  private final Map<String, Long> lastNanos = new ConcurrentHashMap<>();
  private final long everyNanos;
  private final LongSupplier nanos;

  public Seldom(Duration every) {
    this(every, System::nanoTime);
  }

  Seldom(Duration every, LongSupplier nanos) {
    this.everyNanos = every.toNanos();
    this.nanos = nanos;
  }

  /** Whether a thing of this kind may pass now; of several threads one gets the yes. */
  public boolean passes(String kind) {
    if (lastNanos.size() >= KINDS_MAX && !lastNanos.containsKey(kind)) {
      lastNanos.clear();
    }
    long now = nanos.getAsLong();
    var last = lastNanos.putIfAbsent(kind, now);
    return last == null || (now - last >= everyNanos && lastNanos.replace(kind, last, now));
  }
}
