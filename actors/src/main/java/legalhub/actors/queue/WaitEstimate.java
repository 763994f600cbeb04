package legalhub.actors.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.lawyer.Standing;
import legalhub.actors.town.LawyerProfile;
import legalhub.actors.town.Pool;
import org.pcollections.PMap;

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
  private static final List<Integer> TALKS_UNSEEN =
      List.of(120, 210, 300, 380, 430, 480, 560, 680, 900);

  private static final List<Integer> WRAP_UPS_UNSEEN = List.of(30, 60, 90, 120, 180, 300);
  private static final int SEEN_ENOUGH = 10;
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
    var random = new Random(now.toEpochMilli());
    var may = eligible(tickets, lawyers, now);
    var waits = new double[tickets.size()][RUNS];
    for (int run = 0; run < RUNS; run++) {
      simulate(
          may, freeAt(state, lawyers, now, random), state.tempo(), new Run(waits, run, random));
    }
    return percentiles(tickets, waits);
  }

  private record Run(double[][] waits, int number, Random random) {}

  private boolean[][] eligible(List<Ticket> tickets, List<LawyerProfile> lawyers, Instant now) {
    var may = new boolean[tickets.size()][lawyers.size()];
    for (int t = 0; t < tickets.size(); t++) {
      for (int l = 0; l < lawyers.size(); l++) {
        // By the time it matters the ticket will have been widened.
        may[t][l] =
            matching.mayServe(tickets.get(t), lawyers.get(l), now)
                || matching.atGeneralDesk(lawyers.get(l));
      }
    }
    return may;
  }

  /** Seconds from now at which each lawyer is free, drawn at random. */
  private double[] freeAt(
      QueueState state, List<LawyerProfile> lawyers, Instant now, Random random) {
    var tempo = state.tempo();
    var free = new double[lawyers.size()];
    for (int l = 0; l < free.length; l++) {
      var slot = state.slot(lawyers.get(l).lawyer());
      double talk = rest(slot.talks(), now, seen(tempo.talks(), TALKS_UNSEEN), random);
      if (!slot.talks().isEmpty()) {
        talk += draw(seen(tempo.wrapUps(), WRAP_UPS_UNSEEN), random);
      }
      double wrapUp = rest(slot.wrapUps(), now, seen(tempo.wrapUps(), WRAP_UPS_UNSEEN), random);
      free[l] = Math.max(talk, wrapUp);
    }
    return free;
  }

  /** What remains of something that has taken a while already, given how long such things take. */
  private static double rest(
      PMap<ConsultationId, Instant> running, Instant now, List<Integer> lengths, Random random) {
    double rest = 0;
    for (var began : running.values()) {
      long elapsed = Duration.between(began, now).toSeconds();
      var longer = lengths.stream().filter(length -> length > elapsed).toList();
      rest =
          Math.max(
              rest,
              longer.isEmpty()
                  ? 60 * -Math.log(1 - random.nextDouble())
                  : draw(longer, random) - elapsed);
    }
    return rest;
  }

  private static void simulate(boolean[][] may, double[] free, Tempo tempo, Run run) {
    var talks = seen(tempo.talks(), TALKS_UNSEEN);
    var wrapUps = seen(tempo.wrapUps(), WRAP_UPS_UNSEEN);
    for (int t = 0; t < may.length; t++) {
      int next = -1;
      for (int l = 0; l < free.length; l++) {
        if (may[t][l] && (next < 0 || free[l] < free[next])) {
          next = l;
        }
      }
      run.waits()[t][run.number()] = next < 0 ? Double.POSITIVE_INFINITY : free[next];
      if (next >= 0) {
        free[next] += draw(talks, run.random()) + draw(wrapUps, run.random());
      }
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

  private static List<Integer> seen(List<Integer> observed, List<Integer> unseen) {
    return observed.size() >= SEEN_ENOUGH ? observed : unseen;
  }

  private static double draw(List<Integer> lengths, Random random) {
    return lengths.get(random.nextInt(lengths.size()));
  }
}
