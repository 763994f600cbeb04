package legalhub.persistence.journal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.persistence.Store;
import legalhub.persistence.testing.SharedCassandra;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.persistence.cassandra.query.javadsl.CassandraReadJournal;
import org.apache.pekko.projection.Projection;
import org.apache.pekko.projection.ProjectionBehavior;
import org.apache.pekko.projection.ProjectionId;
import org.apache.pekko.projection.cassandra.javadsl.CassandraProjection;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.apache.pekko.projection.eventsourced.javadsl.EventSourcedProvider;
import org.apache.pekko.projection.javadsl.Handler;
import org.junit.jupiter.api.Test;

/** Journal, snapshots, tags and projections work with the delivered settings on our own tables. */
class PekkoOnOurTablesTest {

  private final BlockingQueue<String> projected = new ArrayBlockingQueue<>(100);

  @Test
  void eventsSnapshotsAndTagsAreKeptAndFoundAgain() throws Exception {
    var store = within(Store.open(config()));
    var kit = ActorTestKit.create(store.config());
    try {
      var cluster = Cluster.get(kit.system());
      cluster.manager().tell(Join.create(cluster.selfMember().address()));
      kit.spawn(ProjectionBehavior.create(projection(kit)));

      var answers = kit.<List<String>>createTestProbe();
      var first = kit.spawn(Diary.create("a"));
      for (var word : List.of("one", "two", "three")) {
        first.tell(new Diary.Write(word, answers.getRef()));
        answers.receiveMessage(Duration.ofSeconds(30));
      }
      kit.stop(first, Duration.ofSeconds(10));

      var second = kit.spawn(Diary.create("a"));
      second.tell(new Diary.Write("four", answers.getRef()));
      assertThat(answers.receiveMessage(Duration.ofSeconds(30)))
          .containsExactly("one", "two", "three", "four");
      for (var word : List.of("one", "two", "three", "four")) {
        assertThat(projected.poll(60, SECONDS)).isEqualTo(word);
      }
      assertThat(hasSnapshot(store, "diary|a")).isTrue();
    } finally {
      kit.shutdownTestKit();
      within(store.close());
    }
  }

  private Projection<EventEnvelope<String>> projection(ActorTestKit kit) {
    return CassandraProjection.atLeastOnce(
        ProjectionId.of("diary", Diary.TAG),
        EventSourcedProvider.<String>eventsByTag(
            kit.system(), CassandraReadJournal.Identifier(), Diary.TAG),
        () ->
            new Handler<>() {
              @Override
              public CompletionStage<Done> process(EventEnvelope<String> envelope) {
                projected.add(envelope.event());
                return CompletableFuture.completedFuture(Done.getInstance());
              }
            });
  }

  private static boolean hasSnapshot(Store store, String entity) {
    var keyspace = store.config().getString("legalhub.store.keyspace");
    var question =
        "SELECT sequence_nr FROM %s.snapshots WHERE persistence_id = ?".formatted(keyspace);
    return store.session().execute(question, entity).one() != null;
  }

  private static Config config() {
    return ConfigFactory.parseString(
            """
            pekko.actor.provider = cluster
            pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
            pekko.coordinated-shutdown.exit-jvm = off
            pekko.persistence.cassandra.coordinated-shutdown-on-error = off
            """)
        .withFallback(SharedCassandra.config())
        .resolve();
  }
}
