package legalhub.simulator.ledger;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One direction of a call's negotiation: what one side sent, by its own running number, and what
 * the other got. Thread-safe, since the two sides run on their own event loops.
 */
public final class SignalLeg {
  /** What was sent this long before the end has arrived, where both sides were connected. */
  private static final long ON_THE_WAY_NANOS = Duration.ofSeconds(3).toNanos();

  /**
   * A consultation whose node died is away for so long; the first that it hears then may be the end
   * of the call, and what was said meanwhile is of no use any more.
   */
  private static final long AWAY_NANOS = Duration.ofSeconds(25).toNanos();

  private static final Standing NOWHERE = new Standing("", 0);

  /** The two ends of the way. */
  public enum End {
    SENDER,
    RECEIVER
  }

  private record Sent(String epoch, long atNanos) {}

  /** In which epoch an end is, and since when without a break. */
  private record Standing(String epoch, long sinceNanos) {}

  private final TreeMap<Long, Sent> sent = new TreeMap<>();
  private final Set<Long> received = new HashSet<>();
  private final Map<String, Long> lastOfEpoch = new HashMap<>();
  private final Map<String, Set<Long>> ofEpoch = new HashMap<>();
  private final Map<String, Long> passedOn = new HashMap<>();
  private final Map<End, Standing> standings = new EnumMap<>(End.class);
  private long endNanos = Long.MAX_VALUE;
  private int lost;
  private int doubled;

  public synchronized void sent(String epoch, long number, long atNanos) {
    sent.put(number, new Sent(epoch, atNanos));
  }

  /** Within an epoch each comes once and right after the one before. */
  public synchronized void received(String epoch, long number) {
    received.add(number);
    if (!ofEpoch.computeIfAbsent(epoch, any -> new HashSet<>()).add(number)) {
      doubled++;
      return;
    }
    var last = lastOfEpoch.put(epoch, number);
    if (last != null && number != last + 1) {
      lost++;
    }
  }

  /** The hub was there: it has just passed something of this call on, this way or the other. */
  public synchronized void passedOn(String epoch, long nowNanos) {
    passedOn.put(epoch, nowNanos);
  }

  /** An end is in this epoch and connected from now on; {@code ""} when it isn't connected. */
  public synchronized void stands(End end, String epoch, long nowNanos) {
    standings.put(end, new Standing(epoch, nowNanos));
  }

  /** Somebody ends the call: what is sent from now on may get lost. The first word counts. */
  public synchronized void ending(long nowNanos) {
    endNanos = Math.min(endNanos, nowNanos);
  }

  /** The call is over. */
  public synchronized Fact.SignalsOver over(String consultation) {
    var sender = standings.getOrDefault(End.SENDER, NOWHERE);
    var receiver = standings.getOrDefault(End.RECEIVER, NOWHERE);
    long latestNanos = endNanos - ON_THE_WAY_NANOS;
    boolean steady =
        !sender.epoch().isEmpty()
            && sender.epoch().equals(receiver.epoch())
            && Math.max(sender.sinceNanos(), receiver.sinceNanos()) <= latestNanos;
    long undelivered =
        sent.entrySet().stream()
            .filter(step -> steady && step.getValue().epoch().equals(sender.epoch()))
            .filter(step -> step.getValue().atNanos() <= latestNanos)
            .filter(step -> hadItsTime(step.getValue()))
            .filter(step -> !received.contains(step.getKey()))
            .count();
    return new Fact.SignalsOver(consultation, lost + (int) undelivered, doubled);
  }

  /** The hub was there long enough after it, or so much time went by that it should have been. */
  private boolean hadItsTime(Sent step) {
    var passed = passedOn.get(step.epoch());
    return passed != null && passed - step.atNanos() >= ON_THE_WAY_NANOS
        || endNanos - step.atNanos() >= AWAY_NANOS;
  }
}
