package legalhub.actors.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.lawyer.Standing;
import legalhub.actors.town.LawyerProfile;
import legalhub.actors.town.Pool;
import org.pcollections.PMap;
import org.pcollections.PVector;

/**
 * How long each waiting ticket will still wait: many seeded runs of the queue into the future, over
 * the places ahead, the lawyers on duty with the time their talks have already taken, and the talk
 * and wrap-up times seen lately.
 */
final class WaitEstimate {
  private static final int RUNS = 120;

  /**
   * Before enough was seen: Beijing's 7.2 minutes a call (DOMAIN.md, section 3), and what varies
   * around it.
   */
  private static final Lengths TALKS_UNSEEN =
      Lengths.of(List.of(120, 210, 300, 380, 430, 480, 560, 680, 900));

  private static final Lengths WRAP_UPS_UNSEEN = Lengths.of(List.of(30, 60, 90, 120, 180, 300));
  private static final int SEEN_ENOUGH = 10;

  /** Of a talk that is longer than any seen lately: the mean of what is still to come. */
  private static final double OVERTIME_SECONDS = 60;

  private static final int TICKETS_SIMULATED = 400;

  private final Pool pool;
  private final Matching matching;

  WaitEstimate(Pool pool, Matching matching) {
    this.pool = pool;
    this.matching = matching;
  }

  /** Tickets for which nobody on duty will ever be free have no estimate. */
  Map<TicketId, QueueView.Wait> of(QueueState state, Instant now) {
    var tickets = matching.inOrder(state, now).stream().limit(TICKETS_SIMULATED).toList();
    var lawyers =
        pool.lawyers().values().stream()
            .filter(l -> state.slot(l.lawyer()).standing() == Standing.AVAILABLE)
            .toList();
    if (tickets.isEmpty() || lawyers.isEmpty()) {
      return Map.of();
    }
    var talks = seen(state.tempo().talks(), TALKS_UNSEEN);
    var wrapUps = seen(state.tempo().wrapUps(), WRAP_UPS_UNSEEN);
    var desks = lawyers.stream().map(l -> Desk.of(state.slot(l.lawyer()), now)).toList();
    var random = new SplittableRandom(now.toEpochMilli());
    var may = eligible(tickets, lawyers);
    var waits = new double[tickets.size()][RUNS];
    for (int run = 0; run < RUNS; run++) {
      var free =
          desks.stream().mapToDouble(desk -> desk.freeAfter(talks, wrapUps, random)).toArray();
      for (int t = 0; t < may.length; t++) {
        waits[t][run] = serve(may[t], free, () -> talks.draw(random) + wrapUps.draw(random));
      }
    }
    return percentiles(tickets, waits);
  }

  /** The next ticket goes to whoever may take it and is free first; its wait in seconds. */
  private static double serve(boolean[] may, double[] free, DoubleSupplier busyFor) {
    int next = -1;
    for (int l = 0; l < free.length; l++) {
      if (may[l] && (next < 0 || free[l] < free[next])) {
        next = l;
      }
    }
    if (next < 0) {
      return Double.POSITIVE_INFINITY;
    }
    double wait = free[next];
    free[next] += busyFor.getAsDouble();
    return wait;
  }

  private boolean[][] eligible(List<Ticket> tickets, List<LawyerProfile> lawyers) {
    var may = new boolean[tickets.size()][lawyers.size()];
    for (int t = 0; t < tickets.size(); t++) {
      for (int l = 0; l < lawyers.size(); l++) {
        may[t][l] = matching.mayServeInTime(tickets.get(t), lawyers.get(l));
      }
    }
    return may;
  }

  /**
   * What a lawyer is busy with.
   *
   * @param talks the seconds that each open talk has taken, {@code wrapUps} likewise
   */
  private record Desk(long[] talks, long[] wrapUps) {
    static Desk of(Slot slot, Instant now) {
      return new Desk(elapsed(slot.talks(), now), elapsed(slot.wrapUps(), now));
    }

    private static long[] elapsed(PMap<ConsultationId, Instant> running, Instant now) {
      return running.values().stream()
          .mapToLong(began -> Duration.between(began, now).toSeconds())
          .toArray();
    }

    double freeAfter(Lengths talk, Lengths wrapUp, SplittableRandom random) {
      double free = longest(wrapUps, wrapUp, random);
      return talks.length == 0
          ? free
          : Math.max(free, longest(talks, talk, random) + wrapUp.draw(random));
    }

    private static double longest(long[] elapsed, Lengths lengths, SplittableRandom random) {
      double longest = 0;
      for (long one : elapsed) {
        longest = Math.max(longest, lengths.rest(one, random));
      }
      return longest;
    }
  }

  /** How long such things take, in seconds, shortest first. */
  private record Lengths(int[] sorted) {
    static Lengths of(Collection<Integer> seen) {
      return new Lengths(seen.stream().mapToInt(Integer::intValue).sorted().toArray());
    }

    double draw(SplittableRandom random) {
      return sorted[random.nextInt(sorted.length)];
    }

    /** What remains of something that has taken a while already. */
    double rest(long elapsed, SplittableRandom random) {
      int longer = 0;
      while (longer < sorted.length && sorted[longer] <= elapsed) {
        longer++;
      }
      return longer == sorted.length
          ? OVERTIME_SECONDS * -Math.log(1 - random.nextDouble())
          : sorted[random.nextInt(longer, sorted.length)] - elapsed;
    }
  }

  private static Map<TicketId, QueueView.Wait> percentiles(List<Ticket> tickets, double[][] waits) {
    var estimates = new HashMap<TicketId, QueueView.Wait>();
    for (int t = 0; t < tickets.size(); t++) {
      Arrays.sort(waits[t]);
      percentile(waits[t]).ifPresent(putFor(estimates, tickets.get(t)));
    }
    return estimates;
  }

  private static java.util.function.Consumer<QueueView.Wait> putFor(
      Map<TicketId, QueueView.Wait> estimates, Ticket ticket) {
    return wait -> estimates.put(ticket.id(), wait);
  }

  private static Optional<QueueView.Wait> percentile(double[] sorted) {
    double p90 = sorted[RUNS * 9 / 10];
    return Double.isInfinite(p90)
        ? Optional.empty()
        : Optional.of(new QueueView.Wait((int) Math.ceil(sorted[RUNS / 2]), (int) Math.ceil(p90)));
  }

  private static Lengths seen(PVector<Integer> observed, Lengths unseen) {
    return observed.size() >= SEEN_ENOUGH ? Lengths.of(observed) : unseen;
  }
}
