package legalhub.hub.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import legalhub.actors.entity.Fence;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.ClusterEvent.CurrentClusterState;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;

/** The process, and its place in the cluster. */
final class NodeMeters implements AutoCloseable {
  private static final List<MemberStatus> STATUSES =
      List.of(
          MemberStatus.joining(),
          MemberStatus.weaklyUp(),
          MemberStatus.up(),
          MemberStatus.leaving(),
          MemberStatus.exiting(),
          MemberStatus.down());

  private final MeterRegistry registry;
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Timer pauses;

  NodeMeters(MeterRegistry registry) {
    this.registry = registry;
    this.pauses =
        Timer.builder("legalhub.process.pauses")
            .description("Times in which the whole process stood still, from a quarter of a second")
            .register(registry);
    collections.bindTo(registry);
    Stream.of(
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new JvmInfoMetrics(),
            new ProcessorMetrics(),
            new FileDescriptorMetrics(),
            new UptimeMetrics())
        .forEach(binder -> binder.bindTo(registry));
  }

  void paused(long nanos) {
    pauses.record(nanos, TimeUnit.NANOSECONDS);
  }

  /** Shows the cluster as this node sees it whenever somebody reads. */
  void follow(ActorSystem<?> system, Fence fence) {
    var cluster = Cluster.get(system);
    STATUSES.forEach(
        status ->
            cluster("legalhub.cluster.members", cluster, state -> count(state, status))
                .description("Members of the cluster by status, as this node sees them")
                .tag("status", status.toString().toLowerCase(Locale.ROOT))
                .register(registry));
    cluster("legalhub.cluster.unreachable", cluster, state -> state.getUnreachable().size())
        .description("Members that don't answer this node")
        .register(registry);
    Gauge.builder("legalhub.cluster.fence.holds", fence, held -> held.holds() ? 1 : 0)
        .description("1 while this node sees a majority and may write")
        .strongReference(true)
        .register(registry);
    Gauge.builder("legalhub.info", () -> 1)
        .description("The release of this node")
        .tag("version", system.settings().config().getString("pekko.cluster.app-version"))
        .register(registry);
  }

  private static Gauge.Builder<Cluster> cluster(
      String name, Cluster cluster, ToDoubleFunction<CurrentClusterState> value) {
    return Gauge.builder(name, cluster, seen -> value.applyAsDouble(seen.state()))
        .strongReference(true);
  }

  private static long count(CurrentClusterState state, MemberStatus status) {
    return StreamSupport.stream(state.getMembers().spliterator(), false)
        .map(Member::status)
        .filter(status::equals)
        .count();
  }

  @Override
  public void close() {
    collections.close();
  }
}
