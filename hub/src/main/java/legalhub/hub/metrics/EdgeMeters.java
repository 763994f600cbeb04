package legalhub.hub.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legalhub.actors.entity.Refusal;
import legalhub.edge.EdgeMeter;
import legalhub.edge.connection.CloseCode;
import legalhub.edge.server.Edge;

/** The sockets of this node. */
final class EdgeMeters implements EdgeMeter {
  private static final Duration[] STEPS =
      Stream.of(5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 120_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Counter done;
  private final Map<Refusal, Counter> refused;
  private final Timer commands;
  private final Map<CloseCode, Counter> closes;
  private final Counter closedByClient;
  private final Counter aborted;
  private final Map<Integer, Counter> upgradesRefused;
  private final Counter upgradesRefusedOtherwise;
  private final Counter resumes;

  EdgeMeters(MeterRegistry registry) {
    this.registry = registry;
    this.done = answers("DONE");
    this.refused = PerDesk.each(Refusal.class, why -> answers(why.name()));
    this.commands =
        Timer.builder("legalhub.edge.command")
            .description("From a command's arrival to its answer")
            .serviceLevelObjectives(STEPS)
            .register(registry);
    this.closes = PerDesk.each(CloseCode.class, code -> closes(code.name()));
    this.closedByClient = closes("CLIENT");
    this.aborted = closes("FAILED");
    this.upgradesRefused =
        Stream.of(400, 403, 404, 426)
            .collect(
                Collectors.toUnmodifiableMap(
                    Function.identity(), status -> upgradesRefused(status.toString())));
    this.upgradesRefusedOtherwise = upgradesRefused(PerDesk.OTHER);
    this.resumes =
        Counter.builder("legalhub.edge.resumes")
            .description("Views that a client went on with from what it held")
            .register(registry);
  }

  private Counter answers(String code) {
    return Counter.builder("legalhub.edge.commands")
        .description("Commands by their answer")
        .tag("code", code)
        .register(registry);
  }

  private Counter closes(String code) {
    return Counter.builder("legalhub.edge.closes")
        .description("Sockets by why they were closed")
        .tag("code", code)
        .register(registry);
  }

  private Counter upgradesRefused(String status) {
    return Counter.builder("legalhub.edge.upgrades.refused")
        .description("Requests that became no socket, by HTTP status")
        .tag("status", status)
        .register(registry);
  }

  /** Shows what the running edge has at hand. */
  void follow(Edge edge) {
    Gauge.builder("legalhub.edge.sockets", edge, Edge::sockets)
        .description("Open sockets")
        .strongReference(true)
        .register(registry);
    Gauge.builder("legalhub.edge.outbound.waiting", edge, Edge::bytesWaiting)
        .description("What waits to be written to all sockets")
        .baseUnit("bytes")
        .strongReference(true)
        .register(registry);
  }

  @Override
  public void upgradeRefused(int status) {
    upgradesRefused.getOrDefault(status, upgradesRefusedOtherwise).increment();
  }

  @Override
  public void closed(CloseCode code) {
    closes.get(code).increment();
  }

  @Override
  public void closedByClient() {
    closedByClient.increment();
  }

  @Override
  public void aborted() {
    aborted.increment();
  }

  @Override
  public void resumed() {
    resumes.increment();
  }

  @Override
  public void done(long millis) {
    done.increment();
    commands.record(millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void refused(Refusal why, long millis) {
    refused.get(why).increment();
    commands.record(millis, TimeUnit.MILLISECONDS);
  }
}
