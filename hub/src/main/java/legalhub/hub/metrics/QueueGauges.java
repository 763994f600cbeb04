package legalhub.hub.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import legalhub.actors.lawyer.Standing;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.QueueState;
import legalhub.actors.queue.Slot;
import legalhub.actors.queue.Stage;
import legalhub.actors.queue.Ticket;
import legalhub.actors.town.DeskId;
import legalhub.actors.town.Pool;
import legalhub.actors.town.Town;

/**
 * How the queues that live here look now. A queue that moves away takes its gauges along: in the
 * whole cluster each pool is shown by one node. Worked out when somebody reads, never while the
 * queue works.
 */
final class QueueGauges {
  private final MeterRegistry registry;
  private final Town town;
  private final Clock clock;
  private final Map<PoolId, Shown> shown = new ConcurrentHashMap<>();

  /** One queue's latest state, and what shows it. */
  private static final class Shown {
    private final List<Meter> meters = new ArrayList<>();
    private volatile QueueState state;

    Shown(QueueState state) {
      this.state = state;
    }
  }

  QueueGauges(MeterRegistry registry, Town town, Clock clock) {
    this.registry = registry;
    this.town = town;
    this.clock = clock;
  }

  /** The queue has come to live here. One of a pool that the town doesn't know isn't shown. */
  void arrived(PoolId pool, QueueState state) {
    town.pool(pool).ifPresent(known -> shown.put(pool, begin(known, new Shown(state))));
  }

  /** Gives the state before this one; the same where none is known. */
  QueueState changed(PoolId pool, QueueState state) {
    var queue = shown.get(pool);
    if (queue == null) {
      return state;
    }
    var before = queue.state;
    queue.state = state;
    return before;
  }

  void gone(PoolId pool) {
    var queue = shown.remove(pool);
    if (queue != null) {
      queue.meters.forEach(registry::remove);
    }
  }

  private Shown begin(Pool pool, Shown queue) {
    for (var desk : pool.desks()) {
      for (var kind : Kind.values()) {
        queue.meters.add(
            gauge("legalhub.queue.waiting", queue, s -> waiting(s, desk.id(), kind))
                .description("People who wait for a lawyer's acceptance")
                .tags("pool", pool.id().value(), "desk", desk.id().value(), "kind", kind.name())
                .register(registry));
      }
    }
    queue.meters.add(
        gauge("legalhub.queue.oldest.wait", queue, this::oldestWait)
            .description("How long the one who came first has been waiting online")
            .baseUnit("seconds")
            .tag("pool", pool.id().value())
            .register(registry));
    lawyers(queue, pool);
    return queue;
  }

  private void lawyers(Shown queue, Pool pool) {
    lawyers("on.duty", "On duty, answering or not", pool, queue, (s, slot) -> isOnDuty(slot));
    lawyers("available", "On duty and answering", pool, queue, (s, slot) -> isAvailable(slot));
    lawyers(
        "free",
        "Could be offered somebody now",
        pool,
        queue,
        (s, slot) -> slot.isFree(s.settings(pool).consultationsMax()));
    lawyers(
        "talking",
        "In a talk, or called to one",
        pool,
        queue,
        (s, slot) -> !slot.talks().isEmpty());
    lawyers("wrapping.up", "Writing a record", pool, queue, (s, slot) -> !slot.wrapUps().isEmpty());
  }

  private void lawyers(
      String which, String about, Pool pool, Shown queue, BiPredicate<QueueState, Slot> counted) {
    queue.meters.add(
        gauge("legalhub.queue.lawyers." + which, queue, s -> lawyers(s, pool, counted))
            .description("Lawyers. " + about)
            .tag("pool", pool.id().value())
            .register(registry));
  }

  private static Gauge.Builder<Shown> gauge(
      String name, Shown queue, ToDoubleFunction<QueueState> value) {
    return Gauge.builder(name, queue, q -> value.applyAsDouble(q.state)).strongReference(true);
  }

  private static double waiting(QueueState state, DeskId desk, Kind kind) {
    return waiting(state).filter(t -> t.kind() == kind && t.desk().equals(desk)).count();
  }

  private static Stream<Ticket> waiting(QueueState state) {
    return state.tickets().values().stream()
        .filter(t -> t.isWaiting() || t.stage() instanceof Stage.Ringing);
  }

  private double oldestWait(QueueState state) {
    var now = clock.instant();
    var first =
        waiting(state)
            .filter(t -> t.kind().isLive())
            .map(Ticket::since)
            .min(Instant::compareTo)
            .orElse(now);
    return Duration.between(first, now).toMillis() / 1_000.0;
  }

  private static double lawyers(
      QueueState state, Pool pool, BiPredicate<QueueState, Slot> counted) {
    return state.slots().entrySet().stream()
        .filter(entry -> pool.lawyers().containsKey(entry.getKey()))
        .filter(entry -> counted.test(state, entry.getValue()))
        .count();
  }

  private static boolean isOnDuty(Slot slot) {
    return slot.standing() != Standing.OFF_DUTY;
  }

  private static boolean isAvailable(Slot slot) {
    return slot.standing() == Standing.AVAILABLE;
  }
}
