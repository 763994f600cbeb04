package legalhub.actors.cluster;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Whether this process has been running all the time. One that was stopped for long (a frozen
 * container, a stalled disk, a collection of garbage) may wake up beside the new owners of its
 * entities, so it must exit. Between waking up and that exit it isn't {@link #isAwake awake}, so no
 * entity writes.
 *
 * <p>Time is monotonic: a corrected clock is no pause. A laptop's sleep isn't counted on Linux.
 */
public final class PauseWatch implements AutoCloseable {
  private static final Duration TICK_EVERY = Duration.ofMillis(250);

  /** A tick that comes so much later than it should is a pause worth hearing of. */
  private static final Duration NOTICED_FROM = Duration.ofMillis(250);

  private final LongSupplier nanos;
  private final long limitNanos;
  private final Runnable exit;
  private final LongConsumer listener;
  private volatile long lastTickNanos;
  private volatile boolean overslept;
  private volatile boolean closed;

  /**
   * @param limit shorter than the time after which other nodes take over: see {@code cluster.conf}
   * @param exit ends the process at once, without a clean shutdown; run once
   * @param listener told of every pause of a quarter of a second or more that is over, in
   *     nanoseconds; of one that was too long before the exit. It must not block
   */
  public static PauseWatch start(Duration limit, Runnable exit, LongConsumer listener) {
    var watch = new PauseWatch(System::nanoTime, limit, exit, listener);
    var thread = new Thread(watch::run, "pause-watch");
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
    thread.start();
    return watch;
  }

  PauseWatch(LongSupplier nanos, Duration limit, Runnable exit, LongConsumer listener) {
    this.nanos = nanos;
    this.limitNanos = limit.toNanos();
    this.exit = exit;
    this.listener = listener;
    this.lastTickNanos = nanos.getAsLong();
  }

  /** False from the first instant after a pause that was too long. */
  public boolean isAwake() {
    // In this order: whoever sees the tick after a pause sees what it found.
    return nanos.getAsLong() - lastTickNanos <= limitNanos && !overslept;
  }

  void tick() {
    long now = nanos.getAsLong();
    long paused = now - lastTickNanos - TICK_EVERY.toNanos();
    boolean late = now - lastTickNanos > limitNanos;
    boolean already = overslept;
    overslept = already || late;
    lastTickNanos = now;
    if (paused >= NOTICED_FROM.toNanos()) {
      listener.accept(paused);
    }
    if (late && !already) {
      exit.run();
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  private void run() {
    while (!closed) {
      LockSupport.parkNanos(TICK_EVERY.toNanos());
      tick();
    }
  }
}
