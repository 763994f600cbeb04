package legalhub.actors.cluster;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Optional;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.event.Logging;
import org.assertj.core.api.Assertions;

/** A node of some release: the delivered settings, and a registry of the test's choice. */
final class Release implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String SETTINGS =
      """
      pekko.remote.artery.canonical.port = 0
      pekko.cluster.jmx.enabled = off
      pekko.coordinated-shutdown.run-by-actor-system-terminate = off
      pekko.coordinated-shutdown.exit-jvm = off
      pekko.actor.serialization-bindings."legalhub.actors.cluster.Release$Word" = legalhub-kryo
      """;

  /** What crosses in a test beside the hub's own messages. */
  interface Word {}

  private final ActorSystem<Void> system;

  Release(KryoRegistry registry, Optional<Release> contact) {
    var config =
        ConfigFactory.parseString(SETTINGS)
            .withFallback(ConfigFactory.parseResources("cluster.conf"))
            .withFallback(ConfigFactory.defaultReferenceUnresolved())
            .resolve();
    this.system =
        ActorSystem.create(
            Behaviors.empty(),
            "hub",
            ActorSystemSetup.create(BootstrapSetup.create(config), registry));
    var cluster = Cluster.get(system);
    var first = contact.map(node -> Cluster.get(node.system)).orElse(cluster);
    cluster.manager().tell(Join.create(first.selfMember().address()));
  }

  TestProbe<Object> probe() {
    return TestProbe.create(Object.class, system);
  }

  /** The other node's actor, as this node reaches it. */
  <T> ActorRef<T> reach(Release other, ActorRef<T> actor) {
    var path = ActorRefResolver.get(other.system).toSerializationFormat(actor);
    return ActorRefResolver.get(system).resolveActorRef(path);
  }

  /** Waits until this node sees so many members, all of them reachable. */
  void awaitMembers(int count) {
    probe()
        .awaitAssert(
            PATIENCE,
            () -> {
              var state = Cluster.get(system).state();
              Assertions.assertThat(state.members().size()).isEqualTo(count);
              Assertions.assertThat(state.getUnreachable()).isEmpty();
              return null;
            });
  }

  /** Writes to Pekko's log, behind everything that is in it already. */
  void log(String line) {
    Logging.getLogger(Adapter.toClassic(system), Release.class).error(line);
  }

  @Override
  public void close() {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }
}
