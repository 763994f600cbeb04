package legalhub.simulator.terminals;

import io.netty.util.concurrent.Ticker;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import legalhub.simulator.client.ClientWitness;
import legalhub.simulator.measure.Percentiles;
import legalhub.simulator.measure.Spans;
import legalhub.wire.v1.Role;

/** Whether every sign of life is answered and every line holds. Thread-safe. */
final class Vitals implements ClientWitness {
  /** Then the next beat is due. */
  static final Duration IN_TIME = Duration.ofSeconds(5);

  private final Ticker ticker;
  private final List<Device> devices = new CopyOnWriteArrayList<>();
  private final Spans roundTrips = new Spans();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger late = new AtomicInteger();
  private final AtomicInteger linesLost = new AtomicInteger();
  private final AtomicInteger turnedAway = new AtomicInteger();
  private final AtomicInteger rejoined = new AtomicInteger();
  private volatile boolean counting;
  private volatile boolean over;

  Vitals(Ticker ticker) {
    this.ticker = ticker;
  }

  @Override
  public ClientWitness newcomer(Role role, String personId) {
    if (role != Role.TERMINAL) {
      return NONE;
    }
    var device = new Device();
    devices.add(device);
    return device;
  }

  /** One device. On its event loop. */
  private final class Device implements ClientWitness {
    /** When each beat was sent that is still to be answered. */
    private final Map<Long, Long> unanswered = new ConcurrentHashMap<>();

    @Override
    public void beatSent(long number) {
      if (counting) {
        unanswered.put(number, ticker.nanoTime());
      }
    }

    @Override
    public void beatAnswered(long number) {
      var sent = unanswered.remove(number);
      if (sent != null) {
        long span = ticker.nanoTime() - sent;
        roundTrips.add(span);
        (span <= IN_TIME.toNanos() ? answered : late).incrementAndGet();
      }
    }

    @Override
    public void lineOpened(URI hub, boolean again) {
      if (again && !over) {
        rejoined.incrementAndGet();
      }
    }

    @Override
    public void lineLost(URI hub, int code) {
      if (!over) {
        linesLost.incrementAndGet();
      }
    }

    @Override
    public void turnedAway(URI hub, int code) {
      if (!over) {
        turnedAway.incrementAndGet();
      }
    }

    /** By the script: nobody waits for what was under way. */
    @Override
    public void left() {
      if (!over) {
        unanswered.clear();
      }
    }
  }

  int loggedIn() {
    return devices.size();
  }

  /** From here to {@link #end} each beat counts that is sent; lines count always. */
  void begin() {
    counting = true;
  }

  void end() {
    counting = false;
  }

  /** Nothing counts any more: everybody closes their pages. */
  void close() {
    over = true;
  }

  int unanswered() {
    return devices.stream().mapToInt(device -> device.unanswered.size()).sum();
  }

  TerminalsReport.Beats beats() {
    int inTime = answered.get();
    return new TerminalsReport.Beats(inTime + late.get() + unanswered(), inTime);
  }

  Percentiles roundTripMillis() {
    return roundTrips.percentiles();
  }

  /** Beats that weren't answered in their time, and lines lost that the script left alone. */
  int missed() {
    return late.get() + unanswered() + linesLost.get();
  }

  int linesLost() {
    return linesLost.get();
  }

  int turnedAway() {
    return turnedAway.get();
  }

  int rejoined() {
    return rejoined.get();
  }
}
