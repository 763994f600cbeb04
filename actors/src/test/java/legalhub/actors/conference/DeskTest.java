package legalhub.actors.conference;

import static legalhub.actors.conference.SampleConference.HOST;
import static legalhub.actors.conference.SampleConference.ID;
import static legalhub.actors.conference.SampleConference.M3;
import static legalhub.actors.conference.SampleConference.RESIDENT;
import static legalhub.actors.conference.SampleConference.SECOND;
import static legalhub.actors.conference.SampleConference.opened;
import static legalhub.actors.conference.SampleConference.stage;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import legalhub.actors.Sample;
import legalhub.actors.conference.Conference.Command;
import legalhub.actors.conference.Conference.Event;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.Agenda;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Played;
import legalhub.actors.entity.Refusal;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.Queue;
import legalhub.actors.town.DeskId;
import org.junit.jupiter.api.Test;

/** Whoever is next on another desk is asked in. */
final class DeskTest {
  private static final InvitationId DESK = new InvitationId("desk");
  private static final ConsultationId FIRST = new ConsultationId("serving-1");
  private static final Conference.Invite INVITE =
      new Conference.Invite(
          DESK,
          MemberRole.INTERPRETER,
          SampleConference.NAME,
          new Invitation.Way(Invitation.Kind.DESK, "interpreters"));

  private static final Queue.Assist PLACE =
      new Queue.Assist(DeskRules.ticket(ID, DESK), ID, new DeskId("interpreters"));

  @Test
  void aPlaceIsTakenOnceTheResidentHasAgreed() {
    var played = opened();
    played.recorded(HOST, INVITE);
    assertThat(toQueue(played)).isEmpty();

    played.recorded(RESIDENT, new Conference.AnswerInvitation(DESK, true));
    assertThat(toQueue(played)).containsExactly(PLACE);
  }

  @Test
  void onlyTheLawyerAsksDesks() {
    assertThat(opened().ask(RESIDENT, INVITE)).isEqualTo(Decision.refuse(Refusal.FORBIDDEN));
  }

  @Test
  void whoTakesItOnIsAskedInAndStandsAtTheDoor() {
    var played = assigned();
    assertThat(askedIn(played)).containsExactly(SECOND.id());
    assertThat(played.ask(Sample.lawyer("third"), join()))
        .isEqualTo(Decision.refuse(Refusal.FORBIDDEN));

    played.recorded(SECOND, join());
    assertThat(played.agenda().alarms())
        .noneMatch(a -> a.command() instanceof Conference.AssistantLate);
    assertThat(toQueue(played)).containsExactly(PLACE);

    played.recorded(HOST, new Conference.Admit(M3, true));
    assertThat(toQueue(played)).containsExactly(new Queue.TalkStarted(FIRST));
    assertThat(askedIn(played)).containsExactly(SECOND.id());
  }

  @Test
  void aBusyAssistantIsFreeOnceOutAgain() {
    var played = inside();
    played.pass(Duration.ofMinutes(3));
    played.recorded(SECOND, new Conference.Leave());
    assertThat(toQueue(played))
        .containsExactly(new Queue.TalkEnded(FIRST, new Queue.Over(), Duration.ofMinutes(3)));
    assertThat(askedIn(played)).isEmpty();
  }

  @Test
  void theEndOfAllFreesTheAssistant() {
    var played = inside();
    played.recorded(Sample.HUB, new Conference.Close("RESOLVED"));
    assertThat(toQueue(played))
        .containsExactly(new Queue.TalkEnded(FIRST, new Queue.Over(), Duration.ZERO));
    assertThat(askedIn(played)).isEmpty();
  }

  @Test
  void whoTookItOnAndDoesNotComeIsMissedAndTheNextIsAsked() {
    var played = assigned();
    var late = new Conference.AssistantLate(DESK, FIRST);
    assertThat(played.agenda().alarms()).extracting(Agenda.Alarm::command).contains(late);

    played.recorded(Sample.HUB, late);
    assertThat(toQueue(played))
        .containsExactly(
            PLACE, new Queue.TalkEnded(FIRST, new Queue.LawyerMissing(), Duration.ZERO));
    assertThat(played.ask(SECOND, join())).isEqualTo(Decision.refuse(Refusal.FORBIDDEN));

    var second = new ConsultationId("serving-2");
    played.recorded(
        Sample.HUB, new Conference.Assign(PLACE.ticket(), second, new LawyerId("third")));
    assertThat(askedIn(played)).containsExactly("third");
    assertThat(played.ask(Sample.HUB, late)).isEqualTo(Decision.alreadySo());
  }

  @Test
  void whoIsTurnedAwayIsFreeAndNobodyElseIsSent() {
    var played = assigned();
    played.recorded(SECOND, join());
    played.recorded(HOST, new Conference.Admit(M3, false));
    assertThat(stage(played, DESK)).isEqualTo(Invitation.Stage.NOBODY);
    assertThat(toQueue(played))
        .containsExactly(new Queue.TalkEnded(FIRST, new Queue.Over(), Duration.ZERO));
  }

  @Test
  void aWithdrawnAskingGivesItsPlaceUpAndSendsBackWhoTookItOnMeanwhile() {
    var played = agreed();
    played.recorded(HOST, new Conference.WithdrawInvitation(DESK));
    assertThat(toQueue(played)).containsExactly(new Queue.Withdraw(PLACE.ticket()));

    played.recorded(Sample.HUB, assign());
    assertThat(toQueue(played))
        .containsExactly(
            new Queue.Withdraw(PLACE.ticket()),
            new Queue.TalkEnded(FIRST, new Queue.Over(), Duration.ZERO));
    assertThat(askedIn(played)).isEmpty();
  }

  @Test
  void whoTakesItOnAfterTheEndIsSentBack() {
    var played = agreed();
    played.recorded(Sample.HUB, new Conference.Close("RESOLVED"));
    played.recorded(Sample.HUB, assign());
    assertThat(toQueue(played))
        .contains(new Queue.TalkEnded(FIRST, new Queue.Over(), Duration.ZERO));
  }

  @Test
  void aDeskWithoutAnybodySaysSo() {
    var played = agreed();
    var duty = played.agenda().duties().stream().filter(d -> d.command().equals(PLACE)).findFirst();
    var refused = duty.orElseThrow().onRefusal().orElseThrow().apply(Refusal.QUEUE_CLOSED);
    played.recorded(Sample.HUB, refused);
    assertThat(stage(played, DESK)).isEqualTo(Invitation.Stage.NOBODY);
    assertThat(toQueue(played)).isEmpty();
  }

  private static Conference.Assign assign() {
    return new Conference.Assign(PLACE.ticket(), FIRST, new LawyerId(SECOND.id()));
  }

  private static Conference.Join join() {
    return new Conference.Join(SampleConference.ALL);
  }

  private static Played<Command, Event, ConferenceState> agreed() {
    var played = opened();
    played.recorded(HOST, INVITE);
    played.recorded(RESIDENT, new Conference.AnswerInvitation(DESK, true));
    return played;
  }

  private static Played<Command, Event, ConferenceState> assigned() {
    var played = agreed();
    played.recorded(Sample.HUB, assign());
    assertThat(played.ask(Sample.HUB, assign())).isEqualTo(Decision.alreadySo());
    return played;
  }

  private static Played<Command, Event, ConferenceState> inside() {
    var played = assigned();
    played.recorded(SECOND, join());
    played.recorded(HOST, new Conference.Admit(M3, true));
    return played;
  }

  private static List<Object> toQueue(Played<Command, ?, ?> played) {
    return commands(played).filter(Queue.Command.class::isInstance).toList();
  }

  private static List<String> askedIn(Played<Command, ?, ?> played) {
    return played.agenda().duties().stream()
        .filter(duty -> duty.command() instanceof AskedIn.Ask)
        .map(duty -> duty.to().id())
        .toList();
  }

  private static Stream<Object> commands(Played<Command, ?, ?> played) {
    return played.agenda().duties().stream().map(Agenda.Duty::command);
  }
}
