package legalhub.actors.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final Config JOURNAL =
      ConfigFactory.parseString("pekko.loglevel = WARNING")
          .withFallback(PersistenceTestKitPlugin.config())
          .withFallback(ConfigFactory.load());

  private final ActorTestKit kit = ActorTestKit.create(JOURNAL);
  private final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  private Done run(int recoveries, Duration atMost) throws Exception {
    return WarmUp.run(kit.system(), recoveries, atMost)
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
  }

  @Test
  void itEndsWhenEverybodyHasRecovered() throws Exception {
    assertThat(run(50, Duration.ofDays(1))).isNotNull();
  }

  @Test
  void nothingToDoIsDone() throws Exception {
    assertThat(run(0, Duration.ofDays(1))).isNotNull();
  }

  @Test
  void aJournalThatFailsDoesNotKeepTheNodeAway() throws Exception {
    journal.failNextNReads(50);
    assertThat(run(50, Duration.ofDays(1))).isNotNull();
  }

  @Test
  void itEndsWhenItsTimeIsUp() throws Exception {
    assertThat(run(Integer.MAX_VALUE, Duration.ofMillis(50))).isNotNull();
  }
}
