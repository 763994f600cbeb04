package legalhub.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import legalhub.hub.store.ErasureRelay.Publish;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long an erasure is said. */
class ErasureRelayTest {
  private final ActorTestKit kit =
      ActorTestKit.create(
          "erasures",
          ManualTime.config()
              .withFallback(
                  ConfigFactory.parseString(
                      "pekko.actor.provider = local, pekko.fail-mixed-versions = off"))
              .withFallback(ConfigFactory.load()));

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  /** Once at once, then every five seconds until no cache can hold the key: 1 + 3 times. */
  @Test
  void anErasureIsRepeatedForAsLongAsAnyNodeCouldHoldTheKey() {
    var time = ManualTime.get(kit.system());
    var forgotten = kit.<String>createTestProbe();
    var relay = kit.spawn(ErasureRelay.create(forgotten.ref()::tell, Duration.ofSeconds(10)));
    relay.tell(new Publish("a"));
    forgotten.expectMessage("a");
    for (int seconds = 5; seconds <= 15; seconds += 5) {
      time.timePasses(Duration.ofSeconds(5));
      assertThat(forgotten.receiveMessage()).as("after " + seconds + " s").isEqualTo("a");
    }
    time.timePasses(Duration.ofSeconds(60));
    relay.tell(new Publish("b"));
    forgotten.expectMessage("b");
  }
}
