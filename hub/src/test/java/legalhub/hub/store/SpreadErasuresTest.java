package legalhub.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import legalhub.actors.cluster.KryoRegistry;
import legalhub.persistence.Store;
import legalhub.persistence.keys.FileMasterKeys;
import legalhub.persistence.keys.KeyStore;
import legalhub.persistence.keys.KeyStoreSettings;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes over one real database. */
class SpreadErasuresTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PURPOSE = "chat";

  @TempDir Path folder;
  private Store store;

  /** A node: its keys, and what it was told to forget. */
  private final class Node implements AutoCloseable {
    private final ActorSystem<Void> system =
        ActorSystem.create(
            Behaviors.empty(),
            "erasures",
            ActorSystemSetup.create(
                BootstrapSetup.create(config()), SpreadErasures.register(KryoRegistry.hub())));
    private final SubjectSealer keys = new SubjectSealer(keys());
    private final TestProbe<String> forgotten = TestProbe.create(system);
    private final SpreadErasures erasures;

    private Node(Optional<Node> contact) {
      var cluster = Cluster.get(system);
      var first = contact.map(node -> Cluster.get(node.system)).orElse(cluster);
      cluster.manager().tell(Join.create(first.selfMember().address()));
      erasures =
          SpreadErasures.start(
              system,
              keys,
              subject -> {
                keys.forget(subject);
                forgotten.ref().tell(subject);
              },
              Duration.ofSeconds(60));
    }

    @Override
    public void close() {
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().join();
    }
  }

  @BeforeEach
  void open() {
    store = within(Store.open(config()));
  }

  @AfterEach
  void close() {
    within(store.close());
  }

  @Test
  void anErasureIsHeededByTheOtherNodeWithinASecond() {
    try (var here = new Node(Optional.empty());
        var there = new Node(Optional.of(here))) {
      // The two topics find each other by gossip; the first notice that crosses shows it.
      there.forgotten.awaitAssert(
          PATIENCE,
          () -> {
            within(here.erasures.erase("warm"));
            return there.forgotten.expectMessage(Duration.ofSeconds(1), "warm");
          });
      var untold = keys();
      var sealed = within(here.keys.seal("a", PURPOSE, "欠薪三个月"));
      assertThat(within(there.keys.open(sealed, PURPOSE))).isPresent();
      assertThat(within(untold.open(sealed, PURPOSE))).isPresent();

      within(here.erasures.erase("a"));
      assertThat(within(here.keys.open(sealed, PURPOSE))).as("where it was erased").isEmpty();
      var heard =
          there.forgotten.fishForMessage(
              Duration.ofSeconds(1),
              subject ->
                  subject.equals("a")
                      ? FishingOutcomes.complete()
                      : FishingOutcomes.continueAndIgnore());
      assertThat(heard).containsExactly("a");
      assertThat(within(there.keys.open(sealed, PURPOSE))).as("on the other node").isEmpty();
      assertThat(within(untold.open(sealed, PURPOSE))).as("who wasn't told, for now").isPresent();
    }
  }

  private KeyStore keys() {
    var settings = KeyStoreSettings.from(store.config());
    var masters = new FileMasterKeys(settings.folder());
    return within(
        KeyStore.open(
            store.session(), settings, masters, ForkJoinPool.commonPool(), Clock.systemUTC()));
  }

  private Config config() {
    return ConfigFactory.parseString(
            """
            legalhub.store.folder = "%s"
            legalhub.store.embedded { lib = "%s", start-timeout = 240 s }
            pekko.coordinated-shutdown.run-by-actor-system-terminate = off
            pekko.cluster.jmx.enabled = off
            """
                .formatted(
                    folder,
                    Path.of("../persistence/target/lib/cassandra").toAbsolutePath().normalize()))
        // Unresolved: what is derived from the folder follows it.
        .withFallback(ConfigFactory.defaultApplication())
        .withFallback(ConfigFactory.defaultReferenceUnresolved())
        .resolve();
  }

  private static <T> T within(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(300, TimeUnit.SECONDS).join();
  }
}
