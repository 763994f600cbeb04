package legalhub.actors.queue;

import static legalhub.actors.Sample.HUB;
import static legalhub.actors.Sample.lawyer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import legalhub.actors.Sample;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Played;
import legalhub.actors.lawyer.Standing;
import legalhub.actors.queue.Queue.Command;
import legalhub.actors.queue.Queue.Event;
import legalhub.actors.town.LawyerProfile;
import legalhub.actors.town.Pool;
import org.junit.jupiter.api.Test;

/** Days of a busy hall, each ticket's estimate at its arrival held against its real wait. */
class WaitEstimateTest {
  private static final int DAYS = 6;
  private static final int TICKETS = 250;
  private static final Duration BETWEEN_ARRIVALS = Duration.ofSeconds(125);
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(3);

  private final Random random = new Random(20_261_126);
  private final Pool pool =
      Sample.pool(
          IntStream.range(0, 4)
              .mapToObj(i -> lawyer("lawyer-" + i, ""))
              .toArray(LawyerProfile[]::new));

  private int promised;
  private int keptByP50;
  private int keptByP90;

  @Test
  void nineOfTenWaitsEndWithinTheirP90AndAboutHalfWithinTheirP50() {
    for (int day = 0; day < DAYS; day++) {
      new Hall().open();
    }
    double p90 = (double) keptByP90 / promised;
    double p50 = (double) keptByP50 / promised;
    System.out.printf(
        "waits: %d estimates, P90 held for %.3f of them, P50 for %.3f%n", promised, p90, p50);
    assertThat(promised).isGreaterThan(DAYS * TICKETS / 3);
    assertThat(p90).isBetween(0.85, 0.95);
    assertThat(p50).isBetween(0.40, 0.65);
  }

  @Test
  void withoutALawyerThereIsNoEstimate() {
    var queue = new Played<>(new QueueRules(pool));
    queue.recorded(HUB, Sample.join("t", Kind.CALLBACK));
    assertThat(place(queue, "t").waitSeconds()).isEmpty();
  }

  private QueueView.Place place(Played<Command, Event, QueueState> queue, String ticket) {
    var owner = new Caller(Caller.Role.RESIDENT, "resident of " + ticket);
    var parts =
        new QueueRules(pool)
            .view(queue.state(), new Audience(owner, QueueView.PLACE, ticket), queue.now());
    return (QueueView.Place) parts.orElseThrow().get("place");
  }

  /** One day: people come at random, talks and wrap-ups take as long as such things do. */
  private final class Hall {
    private record Due(Instant at, long order, Runnable work) {}

    private final Played<Command, Event, QueueState> queue = new Played<>(new QueueRules(pool));
    private final PriorityQueue<Due> agenda =
        new PriorityQueue<>(java.util.Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private final Map<TicketId, Instant> arrived = new HashMap<>();
    private final Map<TicketId, QueueView.Wait> estimates = new HashMap<>();
    private final List<Event> unseen = new ArrayList<>();
    private long order;

    void open() {
      long version = 0;
      for (var lawyer : pool.lawyers().keySet()) {
        ask(HUB, new Queue.Availability(lawyer, ++version, Standing.AVAILABLE, ""));
      }
      var at = queue.now();
      for (int i = 0; i < TICKETS; i++) {
        at = at.plus(exponential(BETWEEN_ARRIVALS));
        var ticket = "ticket-" + i;
        later(at, () -> arrive(ticket));
      }
      while (!agenda.isEmpty()) {
        var next = agenda.poll();
        queue.pass(Duration.between(queue.now(), next.at()));
        next.work().run();
      }
    }

    private void arrive(String ticket) {
      arrived.put(new TicketId(ticket), queue.now());
      ask(HUB, Sample.join(ticket, Kind.LIVE));
      // The first hours teach the queue how long things take here.
      boolean taught = queue.state().tempo().talks().size() >= 50;
      if (taught && queue.state().tickets().get(new TicketId(ticket)).isWaiting()) {
        place(queue, ticket)
            .waitSeconds()
            .ifPresent(wait -> estimates.put(new TicketId(ticket), wait));
      }
    }

    private void ask(Caller by, Command command) {
      unseen.addAll(queue.recorded(by, command));
      while (!unseen.isEmpty()) {
        if (unseen.remove(0) instanceof Queue.Offered offer) {
          offered(offer);
        }
      }
    }

    private void offered(Queue.Offered offer) {
      score(offer.ticket());
      var by = lawyer(offer.lawyer().value());
      later(queue.now().plus(ANSWERED_WITHIN), () -> accept(by, offer));
    }

    private void score(TicketId ticket) {
      var wait = estimates.remove(ticket);
      if (wait != null) {
        long seconds = Duration.between(arrived.get(ticket), queue.now()).toSeconds();
        promised++;
        keptByP50 += seconds <= wait.p50() ? 1 : 0;
        keptByP90 += seconds <= wait.p90() ? 1 : 0;
      }
    }

    private void accept(Caller by, Queue.Offered offer) {
      var consultation = new ConsultationId(offer.offer().value());
      ask(by, new Queue.Accept(offer.offer()));
      ask(HUB, new Queue.TalkStarted(consultation));
      var talk = about(Duration.ofSeconds(360), 0.6);
      later(queue.now().plus(talk), () -> end(consultation, talk));
    }

    private void end(ConsultationId consultation, Duration talk) {
      ask(HUB, new Queue.TalkEnded(consultation, new Queue.Over(), talk));
      var wrapUp = about(Duration.ofSeconds(75), 0.5);
      later(queue.now().plus(wrapUp), () -> ask(HUB, new Queue.WrappedUp(consultation, wrapUp)));
    }

    private void later(Instant at, Runnable work) {
      agenda.add(new Due(at, order++, work));
    }
  }

  private Duration exponential(Duration mean) {
    return Duration.ofMillis((long) (-Math.log(1 - random.nextDouble()) * mean.toMillis()));
  }

  /** Log-normal around a median, as talks are: many short ones, a few long. */
  private Duration about(Duration median, double spread) {
    return Duration.ofMillis((long) (median.toMillis() * Math.exp(spread * random.nextGaussian())));
  }
}
