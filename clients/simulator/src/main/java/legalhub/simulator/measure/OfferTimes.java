package legalhub.simulator.measure;

import io.netty.util.concurrent.Ticker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How long it takes from a ticket being next while a lawyer is free to the offer's arrival: from
 * the later of the two. Thread-safe.
 */
public final class OfferTimes {
  private final Ticker ticker;
  private final Spans spans;
  private final Map<String, Long> ticketReady = new HashMap<>();
  private final Map<String, Long> lawyerFree = new HashMap<>();
  private final Set<String> declined = new HashSet<>();

  public OfferTimes(Ticker ticker, Spans spans) {
    this.ticker = ticker;
    this.spans = spans;
  }

  /** It was asked for, came back to its place, or may go to more lawyers than before. */
  public synchronized void ready(String ticket) {
    ticketReady.put(ticket, ticker.nanoTime());
  }

  /** The first word of it counts. */
  public synchronized void free(String lawyer) {
    lawyerFree.putIfAbsent(lawyer, ticker.nanoTime());
  }

  /** Away, or off duty. */
  public synchronized void unavailable(String lawyer) {
    lawyerFree.remove(lawyer);
  }

  /** The same lawyer isn't asked again for a while, on purpose: that wait isn't measured. */
  public synchronized void declined(String ticket, String lawyer) {
    declined.add(ticket + "/" + lawyer);
  }

  public synchronized void over(String ticket) {
    ticketReady.remove(ticket);
  }

  /** An offer rings: from now on the lawyer isn't free. */
  public synchronized void arrived(String ticket, String lawyer) {
    var ready = ticketReady.get(ticket);
    var free = lawyerFree.remove(lawyer);
    boolean again = declined.contains(ticket + "/" + lawyer);
    if (ready != null && free != null && !again) {
      spans.add(Math.max(0, ticker.nanoTime() - Math.max(ready, free)));
    }
  }
}
