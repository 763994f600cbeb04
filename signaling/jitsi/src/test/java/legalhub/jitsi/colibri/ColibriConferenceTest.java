package legalhub.jitsi.colibri;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import legalhub.actors.conference.ConferenceMedia;
import legalhub.jitsi.fake.FakeBridge;
import legalhub.jitsi.fake.FakeBridge.Failure;
import legalhub.jitsi.fake.FakePage;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ColibriConferenceTest {
  private final FakeBridge bridge = FakeBridge.start();
  private final Stage stage = new Stage(bridge);

  @AfterEach
  void nothingWasAskedThatABridgeRefuses() {
    stage.close();
    bridge.close();
    assertThat(bridge.refusals()).isEmpty();
  }

  @Test
  void theFirstMemberMakesTheMeeting() {
    stage.enter(1, "a1");

    var sdp = stage.offered(1, "a1");
    assertThat(FakePage.sectionsOf(sdp)).isEqualTo(3);
    assertThat(sdp).contains("a=ice-ufrag:fakem1", "192.0.2.7 10000", "a=simulcast:recv l;m;h");
    var channel = stage.hears(ConferenceMedia.Channel.class);
    assertThat(channel.url())
        .startsWith("wss://hub.example/b/colibri-ws/fake/")
        .endsWith("/m1?pwd=secret");
    var request = bridge.next();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.said().getCreate()).isTrue();
    assertThat(request.said().getConferenceName()).isNull();
    assertThat(bridge.endpoints()).isEqualTo(Set.of("m1"));
  }

  @Test
  void whoeverComesLaterIsAdmittedToTheSameMeetingAndEachSeesTheOther() {
    stage.joins(bridge, 1, "a1");
    var first = stage.comes(2, "a2");
    assertThat(bridge.next().method()).isEqualTo("PATCH");
    assertThat(first).contains("a=msid:m1 m1-a0", "a=msid:m1 m1-v0").doesNotContain("m1-v1");
    assertThat(FakePage.sectionsOf(first)).isEqualTo(5);

    stage.answer(2, "a2", FakePage.answer(first, 200));
    bridge.next();
    var second = stage.offered(1, "a1");
    assertThat(second)
        .contains("a=msid:m2 m2-a0", "a=msid:m2 m2-v0", "a=ssrc-group:FID 201 211")
        .doesNotContain("a=ssrc:202");
    assertThat(bridge.meetings()).hasSize(1);
  }

  @Test
  void theBridgeLearnsAllLayersOfACameraAndWhoRepairsWhich() {
    stage.joins(bridge, 1, "a1");

    var sources = bridge.sourcesOf("m1");
    assertThat(sources).extracting("id").containsExactly("m1-a0", "m1-v0");
    assertThat(sources.get(1).getSources()).hasSize(6);
    assertThat(sources.get(1).getSsrcGroups())
        .extracting("semantics")
        .containsExactly("SIM", "FID", "FID", "FID");
  }

  @Test
  void aPageThatSendsNothingIsNoSourceForOthers() {
    var offer = stage.comes(1, "a1");
    stage.answer(1, "a1", FakePage.listening(offer));
    bridge.next();
    bridge.next();
    var second = stage.comes(2, "a2");

    assertThat(FakePage.sectionsOf(second)).isEqualTo(3);
    assertThat(bridge.sourcesOf("m1")).isEmpty();
  }

  @Test
  void noPageIsOfferedAnythingBeforeItTookTheLast() {
    stage.joins(bridge, 1, "a1");
    stage.comes(2, "a2");
    var first = stage.comes(3, "a3");
    bridge.next();
    bridge.next();
    // 2 hasn't answered, so what 3 sends reaches it only later, and with whatever came meanwhile.
    stage.answer(3, "a3", FakePage.answer(first, 300));
    bridge.next();
    assertThat(stage.offered(1, "a1")).contains("m3-v0");
    stage.hearsNothing();

    stage.answer(2, "a2", FakePage.answer(5, 200, true));
    assertThat(stage.offered(2, "a2")).contains("m1-v0", "m3-v0", " 2 IN IP4");
    bridge.next();
  }

  @Test
  void candidatesGoTogetherAndOnlyThoseOfUse() {
    var offer = stage.comes(1, "a1");
    bridge.next();
    stage.candidate(1, "a1", "candidate:1 1 udp 2122260223 192.0.2.1 5000 typ host generation 0");
    stage.candidate(1, "a1", "candidate:1 1 udp 2122260223 abc.local 5000 typ host");
    stage.candidate(1, "a1", "candidate:1 1 tcp 1518280447 192.0.2.1 9 typ host tcptype active");
    bridge.hold();
    stage.answer(1, "a1", FakePage.answer(offer, 100));
    stage.candidate(
        1, "a1", "candidate:2 1 udp 1686052607 203.0.113.5 6000 typ srflx raddr 0.0.0.0");
    stage.candidate(1, "a1", "candidate:3 1 udp 41885439 203.0.113.9 7000 typ relay");
    stage.candidate(1, "a1", "");
    bridge.release();

    bridge.next();
    bridge.next();
    stage.joins(bridge, 2, "a2");
    assertThat(bridge.candidatesOf("m1")).isEqualTo(3);
  }

  @Test
  void whoeverLeavesIsGoneFromTheBridgeAndFromThePages() {
    stage.two(bridge);
    stage.media.tell(new ConferenceMedia.Leave(Stage.member(2)));

    var sdp = stage.offered(1, "a1");
    assertThat(sdp).contains("a=inactive").doesNotContain("m2");
    assertThat(FakePage.sectionsOf(sdp)).isEqualTo(5);
    bridge.next();
    assertThat(bridge.endpoints()).isEqualTo(Set.of("m1"));
  }

  @Test
  void theLastOneToLeaveEndsTheMeetingAndTheNextMakesAnother() {
    stage.joins(bridge, 1, "a1");
    var meeting = bridge.meetings();
    stage.media.tell(new ConferenceMedia.Leave(Stage.member(1)));
    assertThat(bridge.next().said().getExpire()).isTrue();

    stage.comes(2, "a2");
    assertThat(bridge.meetings()).hasSize(1).isNotEqualTo(meeting);
    bridge.next();
  }

  @Test
  void whatOthersMayReceiveIsForcedWhateverThePageSends() {
    stage.joins(bridge, 1, "a1");
    stage.media.tell(new ConferenceMedia.Allow(Stage.member(1), false, true));
    bridge.next();
    assertThat(bridge.mutedOf("m1")).isEqualTo("audio ");

    // Also on a new endpoint.
    stage.joins(bridge, 2, "a2");
    stage.comes(1, "b1");
    bridge.next();
    bridge.next();
    assertThat(bridge.mutedOf("m1")).isEqualTo("audio ");
    stage.media.tell(new ConferenceMedia.Allow(Stage.member(1), true, true));
    bridge.next();
    assertThat(bridge.mutedOf("m1")).isEmpty();
  }

  @Test
  void closingEndsTheMeetingAndTheActor() {
    stage.two(bridge);
    stage.media.tell(new ConferenceMedia.Close());

    assertThat(bridge.next().said().getExpire()).isTrue();
    stage.room.expectTerminated(stage.media, Duration.ofSeconds(10));
    assertThat(bridge.meetings()).isEmpty();
  }

  @Test
  void closingWhileTheMeetingIsBeingMadeLeavesNothingBehind() {
    bridge.hold();
    stage.enter(1, "a1");
    stage.media.tell(new ConferenceMedia.Close());
    bridge.release();

    stage.room.expectTerminated(stage.media, Duration.ofSeconds(10));
    assertThat(bridge.meetings()).isEmpty();
  }

  @Test
  void aPageWhoseConnectionFailedGetsANewEndpoint() {
    stage.two(bridge);
    stage.media.tell(new ConferenceMedia.AskAnew(Stage.member(2), "a2"));
    assertThat(stage.hears(ConferenceMedia.Begin.class).leg()).isEqualTo("a2");
    // The others keep what they have until the new one sends.
    assertThat(stage.offered(1, "a1")).doesNotContain("m2");
    stage.answer(1, "a1", FakePage.answer(5, 100, true));

    var offer = stage.comes(2, "b2");
    assertThat(bridge.next().said().getEndpoints().get(0).getExpire()).isTrue();
    assertThat(bridge.next().said().getEndpoints().get(0).getCreate()).isTrue();
    stage.answer(2, "b2", FakePage.answer(offer, 900));
    bridge.next();
    assertThat(stage.offered(1, "a1")).contains("a=ssrc:901", "a=msid:m2 m2-v0");
    assertThat(bridge.meetings()).hasSize(1);
  }

  @Test
  void whatIsSaidOfAnEarlierLegChangesNothing() {
    stage.two(bridge);
    stage.comes(2, "b2");
    assertThat(stage.offered(1, "a1")).doesNotContain("m2-");
    stage.media.tell(new ConferenceMedia.AskAnew(Stage.member(2), "a2"));
    stage.answer(2, "a2", FakePage.answer(5, 400, true));
    stage.candidate(2, "a2", "candidate:1 1 udp 1 192.0.2.1 5000 typ host");
    stage.hearsNothing();
    bridge.next();
    bridge.next();
    assertThat(bridge.sourcesOf("m2")).isEmpty();
  }

  @Test
  void aloneAndBackOnANewLegIsOnANewMeeting() {
    stage.joins(bridge, 1, "a1");
    stage.comes(1, "b1");

    assertThat(bridge.next().said().getExpire()).isTrue();
    assertThat(bridge.next().method()).isEqualTo("POST");
    assertThat(bridge.endpoints()).isEqualTo(Set.of("m1"));
  }

  @Test
  void nobodyGetsTheNumbersOfAnothersStreams() {
    stage.two(bridge);
    var offer = stage.comes(3, "a3");
    bridge.next();
    stage.answer(3, "a3", FakePage.answer(offer, 100));
    assertThat(stage.hears(ConferenceMedia.Begin.class).member()).isEqualTo(Stage.member(3));
    assertThat(bridge.wasAskedMore()).isFalse();
  }

  @Test
  void anAnswerThatCantBeReadLeavesTheOthersAsTheyAre() {
    stage.two(bridge);
    stage.answer(2, "a2", "v=0\r\nrubbish");
    stage.answer(2, "a2", "x".repeat(100_000));
    stage.hearsNothing();

    stage.comes(3, "a3");
    assertThat(bridge.next().said().getEndpoints().get(0).getId()).isEqualTo("m3");
  }

  @Test
  void aScreenThatIsSharedLaterReachesTheOthers() {
    stage.two(bridge);
    var sdp =
        FakePage.answer(5, 200, true)
            .replaceFirst(
                "(a=mid:2\r\n)a=inactive",
                "$1a=sendonly\r\na=ssrc-group:FID 250 251\r\na=ssrc:250 cname:x"
                    + "\r\na=ssrc:251 cname:x");
    stage.answer(2, "a2", sdp);
    bridge.next();

    assertThat(stage.offered(1, "a1")).contains("a=msid:m2 m2-v1", "a=ssrc-group:FID 250 251");
    assertThat(bridge.sourcesOf("m2")).extracting("id").contains("m2-v1");
  }

  @Test
  void oneRequestAtATime() {
    bridge.hold();
    stage.enter(1, "a1");
    stage.enter(2, "a2");
    stage.enter(3, "a3");
    bridge.release();

    for (int i = 1; i <= 3; i++) {
      var said = bridge.next().said();
      assertThat(said.getCreate()).isEqualTo(i == 1);
      assertThat(said.getEndpoints()).extracting(Colibri2Endpoint::getId).containsExactly("m" + i);
      stage.hears(ConferenceMedia.Offer.class);
      stage.hears(ConferenceMedia.Channel.class);
    }
  }

  @Test
  void aCallLongerThanEveryTimeOutSurvives() {
    stage.two(bridge);
    for (int i = 0; i < 20; i++) {
      stage.time.timePasses(Stage.PROBE);
      assertThat(bridge.next().said().getEndpoints()).isEmpty();
    }
    stage.hearsNothing();
    assertThat(bridge.endpoints()).hasSize(2);
  }

  @Test
  void oneFailureIsTriedAgainAtOnce() {
    bridge.failNext(Failure.BROKEN);
    stage.joins(bridge, 1, "a1");
    bridge.next();
    bridge.failNext(Failure.BROKEN);
    stage.comes(2, "a2");
    assertThat(bridge.endpoints()).hasSize(2);
  }
}
