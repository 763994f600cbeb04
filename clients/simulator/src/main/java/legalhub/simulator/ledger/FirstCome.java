package legalhub.simulator.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Within a class and desk first come is first offered, unless the offer names another rule. Decided
 * by the hub's own times; where only a client's estimate is to be had, the doubtful is left out.
 */
final class FirstCome {
  /** What a client's estimate of the hub's clock, and news on their way, may be off. */
  private static final long DOUBT_MILLIS = 1_000;

  /** A person whose line was lost counts as absent for a while around it. */
  private static final long ABSENCE_MILLIS = 60_000;

  /** Both may go to the general desk at nearly the same time, in either order. */
  private static final long WIDENING_MILLIS = 55_000;

  private static final Set<String> CLASSES =
      Set.of("EMERGENCY", "TIME_LIMIT", "PRIORITY_GROUP", "FIRST_COME");

  /** All that is known of one ticket's wait. */
  private static final class Wait {
    private final Fact.Asked asked;
    private final List<Fact.Offered> offers = new ArrayList<>();
    private final List<Fact.Away> away = new ArrayList<>();
    private long sinceAt = Long.MAX_VALUE;
    private long leftSeen = Long.MAX_VALUE;

    Wait(Fact.Asked asked) {
      this.asked = asked;
    }
  }

  private final Map<String, Wait> waits = new TreeMap<>();
  private final Map<String, Fact.Silenced> silenced = new HashMap<>();

  /**
   * An accepted offer's consultation has its id. Whoever comes back from one isn't judged again.
   */
  private final Set<String> accepted = new HashSet<>();

  private final long ringMillis;

  private FirstCome(List<Fact> facts) {
    Ledger.of(Fact.Asked.class, facts).forEach(a -> waits.putIfAbsent(a.ticket(), new Wait(a)));
    facts.forEach(this::see);
    this.ringMillis =
        Ledger.of(Fact.Offered.class, facts).stream()
            .mapToLong(offer -> offer.ring().untilAt() - offer.seenMillis())
            .max()
            .orElse(0);
  }

  static List<Violation> check(List<Fact> facts) {
    var check = new FirstCome(facts);
    return Ledger.of(Fact.Offered.class, facts).stream()
        .filter(offer -> CLASSES.contains(offer.rule()))
        .flatMap(offer -> check.overtakenBy(offer).stream())
        .toList();
  }

  private void see(Fact fact) {
    if (fact instanceof Fact.Offered offer && waits.containsKey(offer.ticket())) {
      var wait = waits.get(offer.ticket());
      wait.offers.add(offer);
      wait.sinceAt = Math.min(wait.sinceAt, offer.ring().sinceAt());
    } else if (fact instanceof Fact.Queued queued && waits.containsKey(queued.ticket())) {
      var wait = waits.get(queued.ticket());
      wait.sinceAt = Math.min(wait.sinceAt, queued.sinceAt());
    } else if (fact instanceof Fact.Leaving leaving && waits.containsKey(leaving.ticket())) {
      var wait = waits.get(leaving.ticket());
      wait.leftSeen = Math.min(wait.leftSeen, leaving.seenMillis());
    } else if (fact instanceof Fact.Away gone && waits.containsKey(gone.ticket())) {
      waits.get(gone.ticket()).away.add(gone);
    } else if (fact instanceof Fact.Opened opened) {
      accepted.add(opened.consultation());
    } else if (fact instanceof Fact.Silenced silent) {
      silenced.putIfAbsent(silent.offer(), silent);
    }
  }

  private List<Violation> overtakenBy(Fact.Offered offer) {
    var mine = waits.get(offer.ticket());
    if (mine == null) {
      return List.of();
    }
    return waits.values().stream()
        .filter(other -> other != mine && isBefore(other, mine, offer))
        .filter(other -> couldHaveHad(other, offer))
        .map(
            other ->
                new Violation(
                    Violation.Kind.OUT_OF_ORDER,
                    "ticket %s was offered to %s by %s before %s, which waited longer"
                        .formatted(
                            offer.ticket(), offer.lawyer(), offer.rule(), other.asked.ticket())))
        .toList();
  }

  private static boolean isBefore(Wait other, Wait mine, Fact.Offered offer) {
    boolean same =
        other.asked.desk().equals(mine.asked.desk())
            && other.asked.precedence() == mine.asked.precedence();
    boolean widening = offer.seenMillis() - offer.ring().sinceAt() > WIDENING_MILLIS;
    return same && other.sinceAt < offer.ring().sinceAt() - (widening ? DOUBT_MILLIS : 0);
  }

  /** It waited for certain when the offer was made, and this lawyer might have been asked. */
  private boolean couldHaveHad(Wait other, Fact.Offered offer) {
    long at = offer.ring().untilAt() - ringMillis;
    boolean gone = other.leftSeen < offer.seenMillis() + DOUBT_MILLIS;
    boolean absent =
        other.away.stream()
            .anyMatch(
                away ->
                    away.fromSeenMillis() - DOUBT_MILLIS < at
                        && at < away.toSeenMillis() + ABSENCE_MILLIS);
    boolean spokenFor =
        other.offers.stream()
            .filter(earlier -> earlier.ring().untilAt() <= offer.ring().untilAt())
            .anyMatch(earlier -> isTaken(earlier, at) || isRefusedBy(earlier, offer.lawyer()));
    return !gone && !absent && !spokenFor;
  }

  /** Was accepted, rings still, or fell silent only just now. */
  private boolean isTaken(Fact.Offered earlier, long at) {
    var silent = silenced.get(earlier.offer());
    return accepted.contains(earlier.offer())
        || silent == null
        || silent.seenMillis() + DOUBT_MILLIS > at;
  }

  private boolean isRefusedBy(Fact.Offered earlier, String lawyer) {
    var silent = silenced.get(earlier.offer());
    return silent != null && silent.declined() && earlier.lawyer().equals(lawyer);
  }
}
