package legalhub.simulator.storm;

import io.netty.util.concurrent.Ticker;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import legalhub.simulator.client.ClientWitness;
import legalhub.simulator.measure.Spans;
import legalhub.wire.v1.Role;

/** Who is there, who was turned away, and when each came back. Thread-safe. */
final class Muster implements ClientWitness {
  private final Ticker ticker;
  private final Queue<Place> places = new ConcurrentLinkedQueue<>();
  private final AtomicInteger open = new AtomicInteger();
  private final Map<Integer, LongAdder> turnedAway = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
  private final LongAdder lostAgain = new LongAdder();
  private volatile long changedNanos;
  private volatile boolean cut;
  private volatile long cutNanos;

  Muster(Ticker ticker) {
    this.ticker = ticker;
    this.changedNanos = ticker.nanoTime();
  }

  @Override
  public ClientWitness newcomer(Role role, String personId) {
    var place = new Place();
    places.add(place);
    return place;
  }

  int open() {
    return open.get();
  }

  /** Nobody came or went for so long. */
  boolean isQuietFor(Duration span) {
    return ticker.nanoTime() - changedNanos >= span.toNanos();
  }

  /** From now on losses are of the storm, and ways back are timed. */
  void cut() {
    cutNanos = ticker.nanoTime();
    cut = true;
    turnedAway.clear();
    refusals.clear();
  }

  /** From the cut to the welcome with which each is there now. */
  Spans back() {
    var spans = new Spans();
    places.stream()
        .filter(place -> place.open && place.backNanos != 0)
        .forEach(place -> spans.add(place.backNanos - cutNanos));
    return spans;
  }

  /** How many of those who are there now were so within this time of the cut. */
  long backWithin(Duration span) {
    return places.stream()
        .filter(place -> place.open && place.backNanos != 0)
        .filter(place -> place.backNanos - cutNanos <= span.toNanos())
        .count();
  }

  /** Lines that were lost once more after a return. */
  long lostAgain() {
    return lostAgain.sum();
  }

  /** Tries that ended before a welcome, by close code; 1006 is a connection that wasn't had. */
  Map<Integer, Long> turnedAway() {
    return sums(turnedAway);
  }

  /** Refused commands, by code, whether they were retried or not. */
  Map<String, Long> refusals() {
    return sums(refusals);
  }

  private static <K> Map<K, Long> sums(Map<K, LongAdder> counts) {
    var sums = new TreeMap<K, Long>();
    counts.forEach((key, count) -> sums.put(key, count.sum()));
    return sums;
  }

  long millisSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(ticker.nanoTime() - nanos);
  }

  /** One client. On its event loop; its fields are read from elsewhere. */
  private final class Place implements ClientWitness {
    private volatile boolean open;
    private volatile long backNanos;

    @Override
    public void lineOpened(URI hub, boolean again) {
      changedNanos = ticker.nanoTime();
      if (cut) {
        backNanos = changedNanos;
      }
      open = true;
      Muster.this.open.incrementAndGet();
    }

    @Override
    public void lineLost(URI hub, int code) {
      changedNanos = ticker.nanoTime();
      open = false;
      Muster.this.open.decrementAndGet();
      if (backNanos != 0) {
        lostAgain.increment();
      }
    }

    @Override
    public void turnedAway(URI hub, int code) {
      turnedAway.computeIfAbsent(code, any -> new LongAdder()).increment();
    }

    @Override
    public void refused(String code, long nanos) {
      refusals.computeIfAbsent(code, any -> new LongAdder()).increment();
    }
  }
}
