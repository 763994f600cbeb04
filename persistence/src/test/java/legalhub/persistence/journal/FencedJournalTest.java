package legalhub.persistence.journal;

import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import legalhub.persistence.Store;
import legalhub.persistence.testing.SharedCassandra;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written beside the entities' own fence: the journal asks once more. */
class FencedJournalTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Store store;
  private ActorTestKit kit;
  private final AtomicBoolean awake = new AtomicBoolean(true);

  @BeforeEach
  void open() {
    store = within(Store.open(SharedCassandra.config()));
    kit =
        ActorTestKit.create(
            ConfigFactory.parseString(
                    "pekko.persistence.cassandra.coordinated-shutdown-on-error = off")
                .withFallback(store.config()));
    JournalFence.of(Adapter.toClassic(kit.system())).putUp(awake::get);
  }

  @AfterEach
  void close() {
    kit.shutdownTestKit();
    within(store.close());
  }

  @Test
  void whileTheFenceIsDownNothingIsWrittenAndTheWriterHearsIt() {
    var answers = kit.<List<String>>createTestProbe();
    var diary = kit.spawn(Diary.create("fenced"));
    diary.tell(new Diary.Write("before", answers.getRef()));
    answers.receiveMessage(PATIENCE);

    awake.set(false);
    diary.tell(new Diary.Write("while it is down", answers.getRef()));
    answers.expectTerminated(diary, PATIENCE);

    awake.set(true);
    kit.spawn(Diary.create("fenced")).tell(new Diary.Write("after", answers.getRef()));
    assertThat(answers.receiveMessage(PATIENCE)).containsExactly("before", "after");
  }
}
