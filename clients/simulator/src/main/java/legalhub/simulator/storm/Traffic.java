package legalhub.simulator.storm;

import io.netty.util.concurrent.Ticker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import legalhub.simulator.measure.Spans;

/** What one side of the call says in one way (by signal or by chat) to the other. Thread-safe. */
final class Traffic {
  private final Ticker ticker;
  private final Map<Long, Long> underWay = new HashMap<>();
  private final Set<Long> excused = new HashSet<>();
  private final List<Arrival> arrivals = new ArrayList<>();
  private long sent;
  private long doubled;
  private long highest;
  private long countedAbove;

  private record Arrival(long atNanos, long wayNanos) {}

  Traffic(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Nothing that was said until now counts. */
  synchronized void beginAnew() {
    countedAbove = highest;
    underWay.clear();
    arrivals.clear();
    sent = 0;
    doubled = 0;
  }

  /**
   * @param number grows with every word
   */
  synchronized void sent(long number) {
    highest = Math.max(highest, number);
    sent++;
    underWay.put(number, ticker.nanoTime());
  }

  /** It couldn't be said, as far as the speaker knows: it may arrive or not. */
  synchronized void refused(long number) {
    if (underWay.remove(number) != null) {
      sent--;
      excused.add(number);
    }
  }

  synchronized void arrived(long number) {
    if (number <= countedAbove || excused.remove(number)) {
      return;
    }
    var since = underWay.remove(number);
    if (since == null) {
      doubled++;
    } else {
      long now = ticker.nanoTime();
      arrivals.add(new Arrival(now, now - since));
    }
  }

  synchronized long sent() {
    return sent;
  }

  synchronized long received() {
    return arrivals.size();
  }

  synchronized long missing() {
    return underWay.size();
  }

  synchronized long doubled() {
    return doubled;
  }

  /**
   * What arrived from then until then, as {@code Ticker} nanoseconds.
   *
   * @param gaps gets the time between an arrival and the one before it, and from the last to the
   *     end
   * @param ways gets the time from the first sending to the arrival
   */
  synchronized void measure(long fromNanos, long toNanos, Spans gaps, Spans ways) {
    long before = fromNanos;
    for (var arrival : arrivals) {
      if (arrival.atNanos() < fromNanos) {
        before = arrival.atNanos();
      } else if (arrival.atNanos() <= toNanos) {
        gaps.add(arrival.atNanos() - before);
        ways.add(arrival.wayNanos());
        before = arrival.atNanos();
      }
    }
    gaps.add(toNanos - before);
  }
}
