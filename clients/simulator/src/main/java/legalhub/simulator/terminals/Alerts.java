package legalhub.simulator.terminals;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import legalhub.simulator.measure.Percentiles;
import legalhub.simulator.measure.Spans;

/** Whether the board misses those who died, in time, and nobody else. Thread-safe. */
final class Alerts {
  /** The promise. */
  static final Duration WITHIN = Duration.ofSeconds(20);

  /** How a device dies. */
  enum Death {
    /** Its process is killed: the socket is reset at once. */
    KILLED,
    /** Its power is cut: nothing tells the hub but silence. */
    DARK
  }

  private record Dead(Death how, long atNanos) {}

  private final Map<String, Standing> board = new HashMap<>();
  private final Map<String, Dead> dead = new HashMap<>();
  private final Set<String> missed = new HashSet<>();
  private final Spans spans = new Spans();
  private final Map<Death, Spans> spansOf = new EnumMap<>(Death.class);
  private int falseOnes;
  private int late;

  Alerts() {
    for (var death : Death.values()) {
      spansOf.put(death, new Spans());
    }
  }

  /** To be told before it happens. */
  synchronized void dies(String terminal, Death how, long nowNanos) {
    dead.put(terminal, new Dead(how, nowNanos));
  }

  /** The board shows this now. */
  synchronized void shown(String terminal, Standing now, long nowNanos) {
    var before = board.put(terminal, now);
    var death = dead.get(terminal);
    if (death != null) {
      if (now.isMissed() && missed.add(terminal)) {
        alerted(death, nowNanos - death.atNanos());
      }
    } else if (before != null && isFalse(before, now)) {
      falseOnes++;
    }
  }

  /** A board that shows what happens together may leave out an alert that is over at once. */
  private static boolean isFalse(Standing before, Standing now) {
    boolean unseen =
        before.there()
            && !before.isMissed()
            && now.there()
            && now.thereSinceMillis() != before.thereSinceMillis();
    return now.isMissed() && !before.isMissed() || unseen;
  }

  private void alerted(Dead death, long nanos) {
    spans.add(nanos);
    spansOf.get(death.how()).add(nanos);
    if (nanos > WITHIN.toNanos()) {
      late++;
    }
  }

  synchronized int count(Predicate<Standing> which) {
    return (int) board.values().stream().filter(which).count();
  }

  synchronized int died() {
    return dead.size();
  }

  synchronized int falseOnes() {
    return falseOnes;
  }

  /** Dead, and the board doesn't say so. */
  synchronized int missing() {
    return dead.size() - missed.size();
  }

  synchronized int late() {
    return late;
  }

  Percentiles millis() {
    return spans.percentiles();
  }

  Percentiles millis(Death how) {
    return spansOf.get(how).percentiles();
  }
}
