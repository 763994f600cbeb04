package legalhub.hub.metrics;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.function.LongConsumer;
import legalhub.actors.entity.Fence;
import legalhub.actors.entity.Witness;
import legalhub.actors.town.Town;
import legalhub.edge.EdgeMeter;
import legalhub.edge.server.Edge;
import legalhub.persistence.health.ProbeListener;
import org.apache.pekko.actor.typed.ActorSystem;

/** All that one node measures. The series are listed in {@code hub/README.md}. */
public final class Metrics implements AutoCloseable {
  /** Of what {@link #scrape} gives. */
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final MeterWitness entities;
  private final EdgeMeters edge;
  private final StoreMeters store;
  private final NodeMeters node;

  /**
   * @param town whose pools and desks are labels
   */
  public Metrics(Town town, Clock clock) {
    this.entities = new MeterWitness(registry, town, clock);
    this.edge = new EdgeMeters(registry);
    this.store = new StoreMeters(registry);
    this.node = new NodeMeters(registry);
  }

  /** Hears of the entities of this node. */
  public Witness entities() {
    return entities;
  }

  /** Hears of its sockets. */
  public EdgeMeter edge() {
    return edge;
  }

  /** Hears of its database. */
  public ProbeListener store() {
    return store;
  }

  /** Hears of the process's pauses, in nanoseconds. */
  public LongConsumer pauses() {
    return node::paused;
  }

  /** Shows the cluster as this node sees it. To be called once. */
  public void follow(ActorSystem<?> system, Fence fence) {
    node.follow(system, fence);
  }

  /** Shows what the running edge has at hand. To be called once. */
  public void follow(Edge running) {
    edge.follow(running);
  }

  /** Everything as Prometheus reads it, in its text format. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    node.close();
    registry.close();
  }
}
