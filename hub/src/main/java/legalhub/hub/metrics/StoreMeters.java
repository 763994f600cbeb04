package legalhub.hub.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import legalhub.persistence.health.ProbeListener;

/** Whether this node reaches its database, and how fast. */
final class StoreMeters implements ProbeListener {
  private static final Duration[] STEPS =
      Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Timer probes;
  private final Counter outages;

  /** As the probe itself begins: the database has just been opened. */
  private volatile boolean available = true;

  StoreMeters(MeterRegistry registry) {
    this.probes =
        Timer.builder("legalhub.store.probe")
            .description("Reading one row, as the journal does")
            .serviceLevelObjectives(STEPS)
            .register(registry);
    this.outages =
        Counter.builder("legalhub.store.outages")
            .description("How often the database went away")
            .register(registry);
    Gauge.builder("legalhub.store.available", this, meters -> meters.available ? 1 : 0)
        .description("1 while the database answers")
        .strongReference(true)
        .register(registry);
  }

  @Override
  public void changed(boolean isAvailable) {
    available = isAvailable;
    if (!isAvailable) {
      outages.increment();
    }
  }

  @Override
  public void answered(long nanos) {
    probes.record(nanos, TimeUnit.NANOSECONDS);
  }
}
