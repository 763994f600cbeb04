package legalhub.actors.conference;

import static legalhub.actors.Sample.HUB;
import static legalhub.actors.conference.SampleConference.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.conference.Conference.Command;
import legalhub.actors.conference.Conference.Event;
import legalhub.actors.conference.Conference.Muted;
import legalhub.actors.conference.Conference.Recording;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Played;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.ViewPart;
import org.junit.jupiter.api.Test;

class ConferenceTest {
  /** Somebody whom nobody asked. */
  private static final Caller STRANGER = new Caller(Caller.Role.LAWYER, "stranger");

  private static Decision<Event> refused(Refusal why) {
    return Decision.refuse(why);
  }

  private static Map<String, ViewPart> seen(Played<?, ?, ConferenceState> played, Caller viewer) {
    var audience = new Audience(viewer, ConferenceView.CONFERENCE, "");
    return new ConferenceRules(ID, SETTINGS)
        .view(played.state(), audience, Instant.EPOCH)
        .orElseThrow();
  }

  @Test
  void theTwoOfTheConsultationAreInFromTheStart() {
    var played = opened();
    assertThat(open(played).in().map(Member::person)).containsExactly(HOST, RESIDENT);
    assertThat(open(played).isByBridge(SETTINGS)).isFalse();
  }

  @Test
  void nobodyButTheHubOpensOrEnds() {
    assertThat(fresh().ask(HOST, open(false))).isEqualTo(refused(Refusal.FORBIDDEN));
    assertThat(opened().ask(HOST, new Conference.Close("x"))).isEqualTo(refused(Refusal.FORBIDDEN));
  }

  @Test
  void whatWasNeverOpenedIsEndedWithoutATrace() {
    assertThat(fresh().ask(HUB, new Conference.Close("RESOLVED"))).isEqualTo(Decision.alreadySo());
    assertThat(fresh().ask(HOST, new Conference.Lock(true))).isEqualTo(refused(Refusal.NOT_FOUND));
  }

  @Test
  void whereTheTwoCantReachEachOtherTheBridgeCarriesThemAlso() {
    var played = fresh();
    played.recorded(HUB, open(true));
    assertThat(open(played).isByBridge(SETTINGS)).isTrue();
    var later = opened();
    later.recorded(HUB, open(true));
    assertThat(open(later).isByBridge(SETTINGS)).isTrue();
    assertThat(later.ask(HUB, open(false))).isEqualTo(Decision.alreadySo());
  }

  @Test
  void aLawyersInvitationHoldsOnlyOnceTheResidentHasAgreed() {
    var played = opened();
    played.recorded(HOST, byLink(LINK, "digest"));
    assertThat(stage(played, LINK)).isEqualTo(Invitation.Stage.TO_AGREE);
    assertThat(played.ask(HUB, knock(GUEST))).isEqualTo(refused(Refusal.NOT_IN_THIS_STATE));
    assertThat(played.ask(HOST, new Conference.AnswerInvitation(LINK, true)))
        .isEqualTo(refused(Refusal.FORBIDDEN));
    played.recorded(RESIDENT, new Conference.AnswerInvitation(LINK, true));
    played.recorded(HUB, knock(GUEST));
    assertThat(member(played, M3).stage()).isEqualTo(Member.Stage.KNOCKING);
  }

  @Test
  void whomTheResidentDoesntWantNeverComesToTheDoor() {
    var played = opened();
    played.recorded(HOST, byLink(LINK, "digest"));
    played.recorded(RESIDENT, new Conference.AnswerInvitation(LINK, false));
    assertThat(played.ask(HUB, knock(GUEST))).isEqualTo(refused(Refusal.NOT_IN_THIS_STATE));
    assertThat(played.ask(RESIDENT, new Conference.AnswerInvitation(LINK, true)))
        .isEqualTo(refused(Refusal.NOT_IN_THIS_STATE));
  }

  @Test
  void theResidentsOwnInvitationIsTheAgreementAndTheHostStillLetsIn() {
    var played = atTheDoor();
    assertThat(open(played).isByBridge(SETTINGS)).isFalse();
    assertThat(played.ask(RESIDENT, new Conference.Admit(M3, true)))
        .isEqualTo(refused(Refusal.FORBIDDEN));
    played.recorded(HOST, new Conference.Admit(M3, true));
    assertThat(open(played).isByBridge(SETTINGS)).isTrue();
    assertThat(stage(played, LINK)).isEqualTo(Invitation.Stage.SPENT);
  }

  @Test
  void aLinkLetsInOneAndTurnsAwayWhoElseStandsThereByIt() {
    var played = atTheDoor();
    played.recorded(HUB, knock(OTHER));
    played.recorded(HOST, new Conference.Admit(M3, true));
    assertThat(member(played, M4).stage()).isEqualTo(Member.Stage.TURNED_AWAY);
    var third = new Caller(Caller.Role.GUEST, "g-3");
    assertThat(played.ask(HUB, knock(third))).isEqualTo(refused(Refusal.NOT_IN_THIS_STATE));
  }

  @Test
  void whoLeftComesBackByTheirOwnLinkUnderTheirOldNumberButToTheDoor() {
    var played = ofThree();
    played.recorded(GUEST, new Conference.Leave());
    assertThat(open(played).isByBridge(SETTINGS)).isFalse();
    played.recorded(HUB, knock(GUEST));
    assertThat(member(played, M3).stage()).isEqualTo(Member.Stage.KNOCKING);
    assertThat(open(played).members()).hasSize(3);
  }

  @Test
  void whoWasRemovedOrTurnedAwayStaysOut() {
    var removed = ofThree();
    removed.recorded(HOST, new Conference.Remove(M3));
    assertThat(removed.ask(HUB, knock(GUEST))).isEqualTo(refused(Refusal.NOT_IN_THIS_STATE));
    var turned = atTheDoor();
    turned.recorded(HOST, new Conference.Admit(M3, false));
    assertThat(turned.ask(HUB, knock(GUEST))).isEqualTo(refused(Refusal.NOT_IN_THIS_STATE));
  }

  @Test
  void aWithdrawnOrExpiredInvitationEmptiesTheDoor() {
    var withdrawn = atTheDoor();
    withdrawn.recorded(HOST, new Conference.WithdrawInvitation(LINK));
    assertThat(member(withdrawn, M3).stage()).isEqualTo(Member.Stage.TURNED_AWAY);
    var expired = atTheDoor();
    expired.pass(SETTINGS.invitedFor());
    assertThat(stage(expired, LINK)).isEqualTo(Invitation.Stage.EXPIRED);
    assertThat(member(expired, M3).stage()).isEqualTo(Member.Stage.TURNED_AWAY);
  }

  @Test
  void aLockedConferenceTakesNobodyNew() {
    var played = opened();
    played.recorded(RESIDENT, byLink(LINK, "digest"));
    played.recorded(HOST, new Conference.Lock(true));
    assertThat(played.ask(HUB, knock(GUEST))).isEqualTo(refused(Refusal.AT_CAPACITY));
  }

  @Test
  void anAccountComesToTheDoorByItself() {
    var played = opened();
    played.recorded(RESIDENT, byAccount());
    assertThat(played.duties())
        .anyMatch(duty -> duty instanceof AskedIn.Ask ask && ask.invitation().equals(ACCOUNT));
    played.recorded(SECOND, new Conference.Join(ALL));
    assertThat(member(played, M3).line()).isEqualTo(Member.Line.HERE);
    played.recorded(HOST, new Conference.Admit(M3, true));
    // Their page may be closed and opened again at any time until the end.
    assertThat(((AskedIn.Ask) played.duties().get(0)).expires())
        .isAfter(played.now().plus(SETTINGS.invitedFor()));
    assertThat(played.ask(STRANGER, new Conference.Join(ALL)))
        .isEqualTo(refused(Refusal.FORBIDDEN));
    played.recorded(SECOND, new Conference.Leave());
    assertThat(played.duties()).containsExactly(new AskedIn.Settle(ACCOUNT));
  }

  @Test
  void onlyTheHostMutesRemovesAndLocks() {
    var played = ofThree();
    var silenced = new Conference.Mute(M3, Optional.of(true), Optional.empty());
    for (var command :
        List.<Command>of(
            silenced,
            new Conference.Remove(M3),
            new Conference.Lock(true),
            new Conference.AskRecording(),
            new Conference.StopRecording())) {
      assertThat(played.ask(RESIDENT, command)).isEqualTo(refused(Refusal.FORBIDDEN));
      assertThat(played.ask(GUEST, command)).isEqualTo(refused(Refusal.FORBIDDEN));
    }
    played.recorded(HOST, silenced);
    assertThat(member(played, M3).muted()).isEqualTo(new Muted(true, false));
    assertThat(played.ask(HOST, silenced)).isEqualTo(Decision.alreadySo());
    played.recorded(HOST, new Conference.Mute(M3, Optional.empty(), Optional.of(true)));
    assertThat(member(played, M3).muted()).isEqualTo(new Muted(true, true));
  }

  @Test
  void theTwoOfTheConsultationCanNeitherBeRemovedNorLeaveHere() {
    var played = ofThree();
    assertThat(played.ask(HOST, new Conference.Remove(new MemberId("m2"))))
        .isEqualTo(refused(Refusal.INVALID));
    assertThat(played.ask(RESIDENT, new Conference.Leave()))
        .isEqualTo(refused(Refusal.NOT_IN_THIS_STATE));
  }

  @Test
  void aRecordingRunsOnlyOnceEverybodyHasConsented() {
    var played = ofThree();
    played.recorded(HOST, new Conference.AskRecording());
    played.recorded(RESIDENT, new Conference.AnswerRecording(true));
    assertThat(open(played).terms().recording()).isEqualTo(Recording.ASKED);
    played.recorded(GUEST, new Conference.AnswerRecording(true));
    assertThat(open(played).terms().recording()).isEqualTo(Recording.RUNS);
  }

  @Test
  void aRefusalEndsTheAskingAndNothingElse() {
    var played = ofThree();
    played.recorded(HOST, new Conference.AskRecording());
    played.recorded(GUEST, new Conference.AnswerRecording(false));
    assertThat(open(played).terms().recording()).isEqualTo(Recording.OFF);
    assertThat(open(played).in()).hasSize(3);
    played.recorded(HOST, new Conference.AskRecording());
    assertThat(member(played, M3).records()).isEmpty();
  }

  @Test
  void aRunningRecordingPausesForANewcomerUntilTheyHaveConsented() {
    var played = atTheDoor();
    played.recorded(HOST, new Conference.AskRecording());
    played.recorded(RESIDENT, new Conference.AnswerRecording(true));
    assertThat(open(played).terms().recording()).isEqualTo(Recording.RUNS);
    played.recorded(HOST, new Conference.Admit(M3, true));
    assertThat(open(played).terms().recording()).isEqualTo(Recording.PAUSED);
    played.recorded(GUEST, new Conference.AnswerRecording(true));
    assertThat(open(played).terms().recording()).isEqualTo(Recording.RUNS);
  }

  @Test
  void whoConsentsAtTheDoorInterruptsNothing() {
    var played = atTheDoor();
    played.recorded(HOST, new Conference.AskRecording());
    played.recorded(GUEST, new Conference.AnswerRecording(true));
    played.recorded(RESIDENT, new Conference.AnswerRecording(true));
    played.recorded(HOST, new Conference.Admit(M3, true));
    assertThat(open(played).terms().recording()).isEqualTo(Recording.RUNS);
  }

  @Test
  void whoIsMissingGoesOnWithoutTheAnswerOfWhoGoesOut() {
    var played = ofThree();
    played.recorded(HOST, new Conference.AskRecording());
    played.recorded(RESIDENT, new Conference.AnswerRecording(true));
    played.recorded(GUEST, new Conference.Leave());
    assertThat(open(played).terms().recording()).isEqualTo(Recording.RUNS);
  }

  @Test
  void aLostLineIsShownAndComesBackWithoutAnotherWord() {
    var played = ofThree();
    played.recorded(GUEST, new Conference.Join(ALL));
    played.recorded(HUB, new Conference.LineLost(M3));
    assertThat(((ConferenceView.Person) seen(played, HOST).get("member/m3")).present()).isFalse();
    played.recorded(HUB, new Conference.LineBack(M3));
    assertThat(member(played, M3).line()).isEqualTo(Member.Line.HERE);
  }

  @Test
  void everybodyInSeesEverybodyInAndNobodyElseSeesAnything() {
    var played = ofThree();
    assertThat(seen(played, GUEST)).containsKeys("member/m1", "member/m2", "member/m3");
    assertThat(seen(played, GUEST)).doesNotContainKey("invitation/link");
    assertThat(seen(played, RESIDENT)).containsKey("invitation/link");
    for (var role : List.of(Caller.Role.ADMINISTRATOR, Caller.Role.OFFICER, Caller.Role.LAWYER)) {
      var audience = new Audience(new Caller(role, "other"), ConferenceView.CONFERENCE, "");
      assertThat(new ConferenceRules(ID, SETTINGS).view(played.state(), audience, Instant.EPOCH))
          .isEqualTo(Optional.empty());
    }
  }

  @Test
  void whoStandsAtTheDoorSeesOnlyThat() {
    assertThat(seen(atTheDoor(), GUEST)).containsOnlyKeys("conference", "member/m3");
  }

  @Test
  void afterTheEndNothingIsTakenButWhatIsSaidAgain() {
    var played = ofThree();
    played.recorded(HUB, new Conference.Close("RESOLVED"));
    assertThat(played.ask(HUB, new Conference.Close("RESOLVED"))).isEqualTo(Decision.alreadySo());
    assertThat(played.ask(HUB, knock(OTHER))).isEqualTo(refused(Refusal.NOT_IN_THIS_STATE));
    played.pass(Duration.ofHours(3));
    assertThat(played.state()).isInstanceOf(ConferenceState.Ended.class);
  }
}
