package legalhub.simulator.client;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Timers that end with the line they belong to. */
final class LineTimers {
  private final EventLoop loop;
  private final List<Future<?>> running = new ArrayList<>();

  LineTimers(EventLoop loop) {
    this.loop = loop;
  }

  void after(long millis, Runnable call) {
    running.removeIf(Future::isDone);
    running.add(loop.schedule(call, millis, TimeUnit.MILLISECONDS));
  }

  void onLoop(Runnable call) {
    loop.execute(call);
  }

  long nowMillis() {
    return TimeUnit.NANOSECONDS.toMillis(loop.ticker().nanoTime());
  }

  void cancelAll() {
    running.forEach(timer -> timer.cancel(false));
    running.clear();
  }
}
