package legalhub.hub.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.queue.CloseReason;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.OfferId;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.QueueState;
import legalhub.actors.queue.Stage;
import legalhub.actors.queue.Ticket;
import legalhub.actors.session.Channel;
import legalhub.actors.town.Town;

/** What a queue's facts come to: arrivals, waits, people who leave unserved, and offers. */
final class QueueMeters {
  private static final Duration[] WAITS =
      Stream.of(1, 5, 15, 30, 60, 120, 180, 300, 600, 900, 1_200, 1_800, 2_700, 3_600)
          .map(Duration::ofSeconds)
          .toArray(Duration[]::new);

  /** How an offer ended. */
  enum Answer {
    ACCEPTED,
    DECLINED,
    TIMED_OUT,
    CANCELLED
  }

  /** Why a live ticket left the line before any lawyer had taken it. */
  enum Unanswered {
    WITHDRAWN,
    ABSENT_TOO_LONG,
    NO_LAWYER,
    ENDED_BY_ADMINISTRATOR,
    /** The person took a callback or a written answer instead. */
    CONVERTED
  }

  private final PerDesk<Map<Kind, Map<Channel, Counter>>> joined;
  private final PerDesk<Map<Kind, Timer>> waits;
  private final PerDesk<Map<Channel, Map<Unanswered, Counter>>> unanswered;
  private final PerDesk<Counter> offers;
  private final PerDesk<Map<Answer, Counter>> answers;

  QueueMeters(MeterRegistry registry, Town town) {
    this.joined = joined(registry, town);
    this.waits = waits(registry, town);
    this.unanswered = unanswered(registry, town);
    this.offers =
        new PerDesk<>(
            town,
            (pool, desk) ->
                counter("legalhub.queue.offers", "Tickets offered to a lawyer", pool, desk)
                    .register(registry));
    this.answers = answers(registry, town);
  }

  private static PerDesk<Map<Kind, Map<Channel, Counter>>> joined(
      MeterRegistry registry, Town town) {
    return new PerDesk<>(
        town,
        (pool, desk) ->
            PerDesk.each(
                Kind.class,
                kind ->
                    PerDesk.each(
                        Channel.class,
                        channel ->
                            counter("legalhub.queue.joined", "Places taken", pool, desk)
                                .tags("kind", kind.name(), "channel", channel.name())
                                .register(registry))));
  }

  private static PerDesk<Map<Kind, Timer>> waits(MeterRegistry registry, Town town) {
    return new PerDesk<>(
        town,
        (pool, desk) ->
            PerDesk.each(
                Kind.class,
                kind ->
                    Timer.builder("legalhub.queue.wait")
                        .description("From joining to the first acceptance")
                        .tags("pool", pool, "desk", desk, "kind", kind.name())
                        .serviceLevelObjectives(WAITS)
                        .register(registry)));
  }

  private static PerDesk<Map<Channel, Map<Unanswered, Counter>>> unanswered(
      MeterRegistry registry, Town town) {
    var about = "Live tickets that left before a lawyer took them";
    return new PerDesk<>(
        town,
        (pool, desk) ->
            PerDesk.each(
                Channel.class,
                channel ->
                    PerDesk.each(
                        Unanswered.class,
                        why ->
                            counter("legalhub.queue.unanswered", about, pool, desk)
                                .tags("channel", channel.name(), "reason", why.name())
                                .register(registry))));
  }

  private static PerDesk<Map<Answer, Counter>> answers(MeterRegistry registry, Town town) {
    return new PerDesk<>(
        town,
        (pool, desk) ->
            PerDesk.each(
                Answer.class,
                answer ->
                    counter("legalhub.queue.offers.ended", "Offers by how they ended", pool, desk)
                        .tag("result", answer.name())
                        .register(registry)));
  }

  private static Counter.Builder counter(String name, String about, String pool, String desk) {
    return Counter.builder(name).description(about).tags("pool", pool, "desk", desk);
  }

  /**
   * @param before the state right before the fact
   */
  void recorded(PoolId pool, Queue.Event event, Instant at, QueueState before, QueueState after) {
    if (event instanceof Queue.Joined e) {
      var entry = e.entry();
      joined.of(pool, entry.desk()).get(entry.kind()).get(entry.brief().channel()).increment();
    } else if (event instanceof Queue.Offered e) {
      after.ticket(e.ticket()).ifPresent(ticket -> offers.of(pool, ticket.desk()).increment());
    } else if (event instanceof Queue.OfferAccepted e) {
      answered(pool, e.offer(), before, Answer.ACCEPTED);
      after
          .served(new ConsultationId(e.offer().value()))
          .ifPresent(ticket -> waited(pool, ticket, at));
    } else if (event instanceof Queue.OfferDeclined e) {
      answered(pool, e.offer(), before, Answer.DECLINED);
    } else if (event instanceof Queue.OfferTimedOut e) {
      answered(pool, e.offer(), before, Answer.TIMED_OUT);
    } else if (event instanceof Queue.OfferCancelled e) {
      answered(pool, e.offer(), before, Answer.CANCELLED);
    } else if (event instanceof Queue.Closed e) {
      reasonOf(e.reason()).ifPresent(why -> left(pool, before.ticket(e.ticket()), why));
    } else if (event instanceof Queue.Converted e && !e.kind().isLive()) {
      left(pool, before.ticket(e.ticket()), Unanswered.CONVERTED);
    }
  }

  private void answered(PoolId pool, OfferId offer, QueueState before, Answer how) {
    before.ringing(offer).ifPresent(ticket -> answers.of(pool, ticket.desk()).get(how).increment());
  }

  /** A ticket that came back from a talk keeps its first time of arrival: it has waited before. */
  private void waited(PoolId pool, Ticket ticket, Instant at) {
    if (ticket.requeuedFrom().isEmpty()) {
      waits.of(pool, ticket.desk()).get(ticket.kind()).record(Duration.between(ticket.since(), at));
    }
  }

  private void left(PoolId pool, Optional<Ticket> found, Unanswered why) {
    found
        .filter(ticket -> ticket.kind().isLive() && wasNeverTaken(ticket))
        .map(ticket -> unanswered.of(pool, ticket.desk()).get(ticket.entry().brief().channel()))
        .ifPresent(by -> by.get(why).increment());
  }

  private static boolean wasNeverTaken(Ticket ticket) {
    boolean taken =
        ticket.stage() instanceof Stage.Committed || ticket.stage() instanceof Stage.Talking;
    return !taken && ticket.requeuedFrom().isEmpty();
  }

  private static Optional<Unanswered> reasonOf(CloseReason reason) {
    return switch (reason) {
      case WITHDRAWN -> Optional.of(Unanswered.WITHDRAWN);
      case ABSENT_TOO_LONG -> Optional.of(Unanswered.ABSENT_TOO_LONG);
      case NO_LAWYER -> Optional.of(Unanswered.NO_LAWYER);
      case ENDED_BY_ADMINISTRATOR -> Optional.of(Unanswered.ENDED_BY_ADMINISTRATOR);
      case SERVED, NOT_JOINED -> Optional.empty();
    };
  }
}
