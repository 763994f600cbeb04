package legalhub.hub.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import legalhub.actors.entity.EntityKind;

/** How many entities live here, and what the journal takes of their time. */
final class EntityMeters {
  private static final Duration[] STEPS =
      Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Map<EntityKind, AtomicInteger> here;
  private final Map<EntityKind, Timer> recoveries;
  private final Map<EntityKind, Timer> writes;
  private final Map<EntityKind, Counter> failures;

  EntityMeters(MeterRegistry registry) {
    this.here = PerDesk.each(EntityKind.class, kind -> new AtomicInteger());
    here.forEach(
        (kind, count) ->
            Gauge.builder("legalhub.entities", count, AtomicInteger::get)
                .description("Entities that live on this node")
                .tag("kind", kind.key())
                .register(registry));
    this.recoveries =
        PerDesk.each(
            EntityKind.class,
            kind ->
                timer(
                        "legalhub.entities.recovery",
                        "From an entity's start to its replayed state",
                        kind)
                    .register(registry));
    this.writes =
        PerDesk.each(
            EntityKind.class,
            kind ->
                timer(
                        "legalhub.journal.write",
                        "From a decision to the journal's confirmation",
                        kind)
                    .register(registry));
    this.failures =
        PerDesk.each(
            EntityKind.class,
            kind ->
                Counter.builder("legalhub.journal.write.failures")
                    .description("Writes that the journal has not confirmed")
                    .tag("kind", kind.key())
                    .register(registry));
  }

  private static Timer.Builder timer(String name, String about, EntityKind kind) {
    return Timer.builder(name)
        .description(about)
        .tag("kind", kind.key())
        .serviceLevelObjectives(STEPS);
  }

  void arrived(EntityKind kind, long nanos) {
    here.get(kind).incrementAndGet();
    recoveries.get(kind).record(nanos, TimeUnit.NANOSECONDS);
  }

  void gone(EntityKind kind) {
    here.get(kind).decrementAndGet();
  }

  void wrote(EntityKind kind, long nanos) {
    writes.get(kind).record(nanos, TimeUnit.NANOSECONDS);
  }

  void wroteInVain(EntityKind kind) {
    failures.get(kind).increment();
  }
}
