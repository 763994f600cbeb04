package legalhub.jitsi.colibri;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import legalhub.jitsi.fake.FakeBridge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BridgesTest {
  private final FakeBridge first = FakeBridge.start();
  private final FakeBridge second = FakeBridge.start();
  private final FakeBridge third = FakeBridge.start();
  private Stage stage;

  @AfterEach
  void end() {
    stage.close();
    first.close();
    second.close();
    third.close();
  }

  private Optional<Bridge> choice(Optional<Bridge> avoided) {
    var probe = stage.kit.<Bridges.Choice>createTestProbe();
    stage.bridges.tell(new Bridges.Choose(avoided, probe.getRef()));
    return probe.receiveMessage(Duration.ofSeconds(10)).bridge();
  }

  private void open() {
    stage = new Stage(first, second, third);
  }

  @Test
  void theLeastStressedIsTaken() {
    first.stress(0.5);
    second.stress(0.2);
    third.stress(0.9);
    open();
    assertThat(choice(Optional.empty())).contains(Stage.bridge(second));
  }

  @Test
  void manyWhoComeAtOnceAreSpreadBeforeTheStressShowsIt() {
    first.stress(0.2);
    second.stress(0.2);
    third.stress(0.9);
    open();
    var chosen =
        java.util.stream.Stream.generate(() -> choice(Optional.empty())).limit(10).toList();
    assertThat(chosen).filteredOn(Optional.of(Stage.bridge(first))::equals).hasSize(5);
    assertThat(chosen).filteredOn(Optional.of(Stage.bridge(second))::equals).hasSize(5);
  }

  @Test
  void aFullBridgeIsBetterThanNone() {
    second.says("graceful_shutdown");
    third.healthy(false);
    first.stress(1.4);
    open();
    assertThat(choice(Optional.empty())).contains(Stage.bridge(first));
  }

  @Test
  void aDrainingBridgeIsTheLastResort() {
    first.says("drain");
    second.stress(0.99);
    third.healthy(false);
    open();
    assertThat(choice(Optional.empty())).contains(Stage.bridge(second));
    assertThat(choice(Optional.of(Stage.bridge(second)))).contains(Stage.bridge(first));
  }

  @Test
  void nobodyIsSentToABridgeThatWasReportedUntilItIsLookedAt() {
    second.die();
    third.die();
    open();
    assertThat(choice(Optional.empty())).contains(Stage.bridge(first));
    first.healthy(false);
    stage.bridges.tell(new Bridges.Report(Stage.bridge(first)));
    assertThat(choice(Optional.empty())).isEmpty();
    second.live();
    third.live();
  }

  @Test
  void aBridgeMakesItsFirstMeetingBeforeAConferenceNeedsIt() {
    open();
    var probe = stage.kit.createTestProbe();
    probe.awaitAssert(() -> assertThat(first.rehearsals()).isEqualTo(1));
    stage.time.timePasses(Stage.LOOK);
    probe.awaitAssert(() -> assertThat(first.looks()).isEqualTo(2));
    assertThat(first.rehearsals()).isEqualTo(1);
  }

  @Test
  void aBridgeThatComesBackIsTakenAgain() {
    second.die();
    third.die();
    first.die();
    open();
    assertThat(choice(Optional.empty())).isEmpty();
    first.live();
    stage.time.timePasses(Stage.LOOK);
    stage.kit.createTestProbe().awaitAssert(() -> assertThat(choice(Optional.empty())).isPresent());
    second.live();
    third.live();
  }
}
