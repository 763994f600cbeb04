package legalhub.simulator.client;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Waiting, without a thread that waits. */
public final class Timing {
  private static final long LOOK_EVERY_MILLIS = 100;

  private final Ticker ticker = Ticker.systemTicker();
  private final EventLoopGroup loops;

  public Timing(EventLoopGroup loops) {
    this.loops = loops;
  }

  public CompletableFuture<Void> after(Duration span) {
    var done = new CompletableFuture<Void>();
    later(span.toMillis(), () -> done.complete(null));
    return done;
  }

  /** True as soon as it is so; false when it isn't within that time. */
  public CompletableFuture<Boolean> until(BooleanSupplier what, Duration within) {
    var done = new CompletableFuture<Boolean>();
    look(what, ticker.nanoTime() + within.toNanos(), done);
    return done;
  }

  private void look(BooleanSupplier what, long endNanos, CompletableFuture<Boolean> done) {
    if (what.getAsBoolean()) {
      done.complete(true);
    } else if (ticker.nanoTime() - endNanos >= 0) {
      done.complete(false);
    } else {
      later(LOOK_EVERY_MILLIS, () -> look(what, endNanos, done));
    }
  }

  private void later(long millis, Runnable call) {
    var unused = loops.next().schedule(call, millis, TimeUnit.MILLISECONDS);
  }

  /** Does it with each, so many at a time; ends when all have ended, however. */
  public static <T> CompletableFuture<Void> each(
      List<T> some, int atATime, Function<T, CompletableFuture<?>> what) {
    var done = new CompletableFuture<Void>();
    var left = new AtomicInteger(some.size());
    if (some.isEmpty()) {
      done.complete(null);
    }
    var rest = List.copyOf(some).iterator();
    for (int i = 0; i < Math.min(atATime, some.size()); i++) {
      next(rest, what, left, done);
    }
    return done;
  }

  private static <T> void next(
      Iterator<T> rest,
      Function<T, CompletableFuture<?>> what,
      AtomicInteger left,
      CompletableFuture<Void> done) {
    T one;
    synchronized (rest) {
      if (!rest.hasNext()) {
        return;
      }
      one = rest.next();
    }
    Futures.whenDone(
        what.apply(one),
        (value, failure) -> {
          if (left.decrementAndGet() == 0) {
            done.complete(null);
          }
          next(rest, what, left, done);
        });
  }
}
