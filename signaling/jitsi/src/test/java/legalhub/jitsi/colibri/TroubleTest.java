package legalhub.jitsi.colibri;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import legalhub.actors.conference.ConferenceMedia;
import legalhub.jitsi.fake.FakeBridge;
import legalhub.jitsi.fake.FakeBridge.Failure;
import legalhub.jitsi.fake.FakePage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong on bridges, and how a conference gets over it. */
class TroubleTest {
  private final FakeBridge first = FakeBridge.start();
  private final FakeBridge second = FakeBridge.start();
  private Stage stage;

  @AfterEach
  void end() {
    stage.close();
    first.close();
    second.close();
  }

  private void two() {
    second.stress(0.9);
    stage = new Stage(first, second);
    stage.two(first);
  }

  /** Both are told to begin, come again and are on the other bridge. */
  private void bothAreCarriedBy(FakeBridge bridge) {
    var begun =
        List.of(stage.hears(ConferenceMedia.Begin.class), stage.hears(ConferenceMedia.Begin.class));
    assertThat(begun).extracting(ConferenceMedia.Begin::leg).containsExactly("a1", "a2");
    stage.enter(1, "b1");
    stage.enter(2, "b2");
    assertThat(stage.offered(1, "b1")).contains(" 1 IN IP4");
    assertThat(stage.offered(2, "b2")).contains(" 1 IN IP4");
    assertThat(bridge.endpoints()).isEqualTo(Set.of("m1", "m2"));
  }

  @Test
  void everybodyIsElsewhereWhenABridgeDies() {
    two();
    first.die();
    // Of ten seconds.
    stage.time.timePasses(Stage.LOOK);
    bothAreCarriedBy(second);
  }

  @Test
  void aBridgeThatSaysItIsIllTwiceIsDead() {
    two();
    first.healthy(false);
    stage.time.timePasses(Stage.LOOK);
    first.healthy(false);
    stage.kit.createTestProbe().awaitAssert(() -> assertThat(first.looks()).isEqualTo(2));
    stage.hearsNothing();
    stage.time.timePasses(Stage.LOOK);
    bothAreCarriedBy(second);
  }

  @Test
  void aBridgeThatLeavesIsLeft() {
    two();
    first.says("shutting_down");
    stage.time.timePasses(Stage.LOOK);
    bothAreCarriedBy(second);
  }

  @Test
  void aRestartThatNobodyNoticedIsNoticedByTheNextProbe() {
    two();
    first.forget();
    stage.time.timePasses(Stage.PROBE);
    bothAreCarriedBy(first);
  }

  @ParameterizedTest
  @EnumSource(
      value = Failure.class,
      names = {"BROKEN", "GARBAGE", "ENDLESS"})
  void twoFailuresInARowAndTheConferenceGoesElsewhere(Failure failure) {
    two();
    first.failNext(failure, failure);
    stage.media.tell(new ConferenceMedia.Allow(Stage.member(1), false, false));
    bothAreCarriedBy(second);
    assertThat(second.mutedOf("m1")).isEqualTo("audio video");
  }

  @Test
  void aBridgeThatDoesntAnswerInTimeIsAskedOnceMoreThenLeft() {
    second.stress(0.9);
    stage = new Stage(Duration.ofMillis(300), first, second);
    first.failNext(Failure.SILENT);
    stage.joins(first, 1, "a1");
    assertThat(first.meetings()).hasSize(1);

    first.failNext(Failure.SILENT, Failure.SILENT);
    stage.media.tell(new ConferenceMedia.Allow(Stage.member(1), false, false));
    stage.hears(ConferenceMedia.Begin.class);
    stage.comes(1, "b1");
    assertThat(second.endpoints()).isEqualTo(Set.of("m1"));
  }

  @Test
  void aSlowBridgeIsNoDeadOne() {
    stage = new Stage(first);
    first.hold();
    stage.enter(1, "a1");
    stage.time.timePasses(Stage.LOOK);
    stage.time.timePasses(Stage.LOOK);
    first.release();
    assertThat(stage.offered(1, "a1")).contains("fakem1");
  }

  @Test
  void aNameThatTheBridgeHasAlreadyIsNotTakenAgain() {
    stage = new Stage(first);
    first.failNext(Failure.REFUSED);
    stage.comes(1, "a1");
    assertThat(first.next().said().getMeetingId()).isNotEqualTo(first.next().said().getMeetingId());
  }

  @Test
  void anEndpointThatTheBridgeHasAlreadyIsMadeAnew() {
    two();
    first.failNext(Failure.REFUSED);
    stage.comes(3, "a3");
    assertThat(first.endpoints()).isEqualTo(Set.of("m1", "m2", "m3"));
  }

  @Test
  void aBridgeThatTakesNoConferenceLeavesItToAnother() {
    second.stress(0.9);
    stage = new Stage(first, second);
    first.failNext(Failure.REFUSED, Failure.REFUSED);
    stage.comes(1, "a1");
    assertThat(second.endpoints()).isEqualTo(Set.of("m1"));
  }

  @Test
  void whomTheBridgeForgotInAMinuteBeginsAnew() {
    stage = new Stage(first);
    stage.joins(first, 1, "a1");
    var offer = stage.comes(2, "a2");
    first.pass(Duration.ofSeconds(61));
    assertThat(first.endpoints()).isEqualTo(Set.of("m1"));
    stage.answer(2, "a2", FakePage.answer(offer, 200));
    assertThat(stage.hears(ConferenceMedia.Begin.class).leg()).isEqualTo("a2");
    stage.comes(2, "b2");
    assertThat(first.endpoints()).isEqualTo(Set.of("m1", "m2"));
    assertThat(first.refusals()).containsExactly("Endpoint not found for ID: m2");
  }

  @Test
  void whatABridgeWontTakeOfAPageIsNotTriedForEver() {
    stage = new Stage(first);
    stage.joins(first, 1, "a1");
    for (int i = 0; i < 3; i++) {
      var offer = stage.comes(2, "leg" + i);
      first.failNext(Failure.REFUSED);
      stage.answer(2, "leg" + i, FakePage.answer(offer, 200));
      stage.hears(ConferenceMedia.Begin.class);
    }
    var offer = stage.comes(2, "last");
    first.failNext(Failure.REFUSED);
    stage.answer(2, "last", FakePage.answer(offer, 200));
    stage.comes(3, "a3");
    stage.hearsNothing();
  }

  @Test
  void whateverAPageSaysItMovesNobodyElse() {
    two();
    var offer = stage.comes(3, "a3");
    first.failNext(Failure.BROKEN, Failure.BROKEN);
    stage.answer(3, "a3", FakePage.answer(offer, 300));
    assertThat(stage.hears(ConferenceMedia.Begin.class).leg()).isEqualTo("a3");
    stage.comes(3, "b3");
    stage.hearsNothing();
    assertThat(first.endpoints()).isEqualTo(Set.of("m1", "m2", "m3"));
  }

  @Test
  void withoutAnyBridgeTheConferenceSaysSoAndTriesOn() {
    second.close();
    first.die();
    stage = new Stage(first);
    stage.enter(1, "a1");
    assertThat(stage.hears(ConferenceMedia.Trouble.class).code()).isEqualTo("BRIDGE_UNAVAILABLE");

    first.live();
    stage.time.timePasses(Stage.LOOK);
    stage.kit.createTestProbe().awaitAssert(() -> assertThat(first.looks()).isEqualTo(1));
    stage.time.timePasses(Duration.ofSeconds(8));
    assertThat(stage.hears(ConferenceMedia.Trouble.class).code()).isEmpty();
    assertThat(stage.offered(1, "a1")).contains("fakem1");
    second.live();
  }

  @Test
  void theOnlyBridgeIsTriedAgainAfterAPause() {
    second.close();
    stage = new Stage(first);
    first.failNext(Failure.BROKEN, Failure.BROKEN);
    stage.enter(1, "a1");
    stage.hears(ConferenceMedia.Trouble.class);
    stage.kit.createTestProbe().awaitAssert(() -> assertThat(first.looks()).isEqualTo(2));
    stage.time.timePasses(Duration.ofSeconds(1));
    assertThat(stage.hears(ConferenceMedia.Trouble.class).code()).isEmpty();
    second.live();
  }

  @Test
  void anEndThatCantBeSaidIsLeftToTheBridgesOwn() {
    stage = new Stage(first);
    stage.joins(first, 1, "a1");
    first.failNext(Failure.BROKEN, Failure.BROKEN);
    stage.media.tell(new ConferenceMedia.Close());
    stage.room.expectTerminated(stage.media, Duration.ofSeconds(10));
  }

  @Test
  void anEndOfWhatIsGoneIsAnEnd() {
    stage = new Stage(first);
    stage.joins(first, 1, "a1");
    first.forget();
    stage.media.tell(new ConferenceMedia.Leave(Stage.member(1)));
    first.next();
    stage.comes(2, "a2");
    assertThat(first.endpoints()).isEqualTo(Set.of("m2"));
  }
}
