package legalhub.simulator.reports;

import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import legalhub.simulator.measure.Spans;

/** A clock that a test moves, and recordings of a few bytes. */
final class Scripts {
  static final String REPORT = "report-1";
  static final Duration SLICE = Duration.ofMillis(40);

  final MockTicker ticker = Ticker.newMockTicker();
  final Passage.Lags lags = new Passage.Lags(new Spans(), new Spans());
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::atNanos));

  private record Timer(long atNanos, Runnable call) {}

  /** Five packets, each unlike the others. */
  static Track track() {
    var packets =
        IntStream.rangeClosed(1, 5).mapToObj(number -> new byte[] {(byte) number, 7}).toList();
    return new Track(packets, 312);
  }

  static Recording recording(int chunks) {
    return Recording.of(track(), 0, SLICE, SLICE.multipliedBy(chunks));
  }

  Passage passage(int chunks) {
    return new Passage(REPORT, recording(chunks), lags, ticker::nanoTime);
  }

  void after(Duration span, Runnable call) {
    timers.add(new Timer(ticker.nanoTime() + span.toNanos(), call));
  }

  /** Whatever becomes due meanwhile is done at its time. */
  void pass(Duration span) {
    long end = ticker.nanoTime() + span.toNanos();
    while (!timers.isEmpty() && timers.peek().atNanos() <= end) {
      var due = timers.poll();
      ticker.advance(due.atNanos() - ticker.nanoTime(), TimeUnit.NANOSECONDS);
      due.call().run();
    }
    ticker.advance(end - ticker.nanoTime(), TimeUnit.NANOSECONDS);
  }

  static List<Integer> numbers(int from, int to) {
    return new ArrayList<>(IntStream.rangeClosed(from, to).boxed().toList());
  }
}
