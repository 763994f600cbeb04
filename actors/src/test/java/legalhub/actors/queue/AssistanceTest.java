package legalhub.actors.queue;

import static legalhub.actors.Sample.DESK;
import static legalhub.actors.Sample.HUB;
import static legalhub.actors.Sample.join;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legalhub.actors.Sample;
import legalhub.actors.conference.Conference;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Played;
import legalhub.actors.entity.Refusal;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.lawyer.Standing;
import legalhub.actors.queue.Queue.Command;
import legalhub.actors.queue.Queue.Event;
import legalhub.actors.session.Group;
import legalhub.actors.session.ResidentSession;
import legalhub.actors.town.Desk;
import legalhub.actors.town.DeskId;
import legalhub.actors.town.LawyerProfile;
import legalhub.actors.town.OpenHours;
import legalhub.actors.town.Pool;
import legalhub.actors.town.QueueSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody of another desk is called into a consultation that is under way. */
final class AssistanceTest {
  private static final DeskId INTERPRETERS = new DeskId("interpreters");
  private static final TicketId TICKET = new TicketId("assistance");
  private static final LawyerId HOST = new LawyerId("host");
  private static final LawyerId ANN = new LawyerId("ann");
  private static final LawyerId BEN = new LawyerId("ben");

  private Played<Command, Event, QueueState> queue;
  private long version;

  @BeforeEach
  void talk() {
    queue = open(QueueSettings.defaults(), profile(ANN, INTERPRETERS));
    talks();
  }

  private static Played<Command, Event, QueueState> open(
      QueueSettings settings, LawyerProfile ann) {
    var lawyers =
        Stream.of(profile(HOST, DESK, INTERPRETERS), ann, profile(BEN, INTERPRETERS))
            .collect(Collectors.toMap(LawyerProfile::lawyer, Function.identity()));
    var desks = List.of(new Desk(DESK, true), new Desk(INTERPRETERS, false, true));
    return new Played<>(
        new QueueRules(new Pool(Sample.POOL, desks, lawyers, OpenHours.always(), settings)));
  }

  private static LawyerProfile profile(LawyerId id, DeskId... desks) {
    return new LawyerProfile(id, "", Set.of(desks), Set.of(), Set.of());
  }

  /** The host has taken a person's ticket. */
  private void talks() {
    stand(HOST, Standing.AVAILABLE);
    queue.recorded(HUB, join("person", Kind.LIVE, Group.ELDERLY));
    accepted(HOST);
  }

  private void stand(LawyerId lawyer, Standing standing) {
    queue.ask(HUB, new Queue.Availability(lawyer, ++version, standing, ""));
  }

  private Stage.Ringing ringing() {
    return queue.state().tickets().values().stream()
        .map(Ticket::stage)
        .filter(Stage.Ringing.class::isInstance)
        .map(Stage.Ringing.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private ConferenceId conference() {
    return ConferenceId.of(queue.state().slot(HOST).talks().keySet().iterator().next());
  }

  private Queue.Assist assist() {
    return new Queue.Assist(TICKET, conference(), INTERPRETERS);
  }

  private ConsultationId accepted(LawyerId lawyer) {
    var offer = ringing().offer();
    queue.recorded(Sample.lawyer(lawyer.value()), new Queue.Accept(offer));
    return new ConsultationId(offer.value());
  }

  @Test
  void whoeverIsNextOnTheDeskIsOfferedItBeforeThoseWhoCameBefore() {
    stand(ANN, Standing.AVAILABLE);
    queue.recorded(HUB, assist());
    assertThat(ringing().lawyer()).isEqualTo(ANN);
    assertThat(ringing().rule()).isEqualTo(Rule.ASSISTANCE);
    var serving = accepted(ANN);
    assertThat(queue.duties()).contains(new Conference.Assign(TICKET, serving, ANN));
    assertThat(queue.ask(HUB, assist())).isEqualTo(Decision.alreadySo());
  }

  @Test
  void nothingThatThePersonSaidGoesWithIt() {
    stand(ANN, Standing.AVAILABLE);
    queue.recorded(HUB, assist());
    var brief = queue.state().ticket(TICKET).orElseThrow().entry().brief();
    assertThat(brief.facts().isNone()).isTrue();
    assertThat(brief.groups()).containsExactly(Group.ELDERLY);
  }

  @Test
  void whoLeadsDoesNotAssistThoughFreeForAnother() {
    queue = open(two(), profile(ANN, INTERPRETERS));
    talks();
    assertThat(queue.ask(HUB, assist())).isEqualTo(Decision.refuse(Refusal.QUEUE_CLOSED));
    stand(ANN, Standing.AVAILABLE);
    queue.recorded(HUB, assist());
    assertThat(ringing().lawyer()).isEqualTo(ANN);
  }

  private static QueueSettings two() {
    var one = QueueSettings.defaults();
    return new QueueSettings(
        one.ring(),
        one.unansweredMax(),
        one.widenAfter(),
        one.insteadAfter(),
        one.keepAbsent(),
        one.ageing(),
        one.waitingMax(),
        one.answerDueAfter(),
        one.preferFor(),
        one.returnsMax(),
        2,
        one.ticketsMax());
  }

  @Test
  void theGeneralDeskIsNoInterpreter() {
    queue = open(QueueSettings.defaults(), profile(ANN, DESK));
    talks();
    stand(ANN, Standing.AVAILABLE);
    assertThat(queue.ask(HUB, assist())).isEqualTo(Decision.refuse(Refusal.QUEUE_CLOSED));
    stand(BEN, Standing.AVAILABLE);
    queue.recorded(HUB, assist());
    queue.recorded(Sample.lawyer("ben"), new Queue.Decline(ringing().offer(), "NOT_MY_FIELD"));
    queue.pass(QueueSettings.defaults().widenAfter());
    assertThat(queue.state().slot(ANN).ringing()).isEmpty();
  }

  @Test
  void aConflictThatWasFoundHoldsForItToo() {
    queue = open(QueueSettings.defaults(), profile(ANN, DESK, INTERPRETERS));
    stand(ANN, Standing.AVAILABLE);
    queue.recorded(HUB, join("person", Kind.LIVE));
    queue.recorded(Sample.lawyer("ann"), new Queue.Decline(ringing().offer(), "CONFLICT"));
    stand(HOST, Standing.AVAILABLE);
    accepted(HOST);
    assertThat(queue.ask(HUB, assist())).isEqualTo(Decision.refuse(Refusal.QUEUE_CLOSED));
  }

  @Test
  void whoAssistedIsFreeAtOnceAndNoLengthIsLearnt() {
    stand(ANN, Standing.AVAILABLE);
    queue.recorded(HUB, assist());
    var serving = accepted(ANN);
    queue.recorded(HUB, new Queue.TalkStarted(serving));
    assertThat(work(ANN).assists()).contains(conference());
    assertThat(work(ANN).open()).isEmpty();

    var tempo = queue.state().tempo();
    queue.recorded(HUB, new Queue.TalkEnded(serving, new Queue.Over(), Duration.ofHours(1)));
    assertThat(queue.state().slot(ANN).isFree(1)).isTrue();
    assertThat(queue.state().tempo()).isEqualTo(tempo);
    assertThat(queue.duties()).noneMatch(Conference.Command.class::isInstance);
  }

  private QueueView.Work work(LawyerId lawyer) {
    var audience = new Audience(Sample.lawyer(lawyer.value()), QueueView.DESK, "");
    return (QueueView.Work) queue.view(audience).get("work");
  }

  @Test
  void whoTookItOnAndMissedItIsAwayAndTheNextIsOfferedIt() {
    stand(ANN, Standing.AVAILABLE);
    queue.recorded(HUB, assist());
    var serving = accepted(ANN);
    stand(BEN, Standing.AVAILABLE);
    queue.recorded(HUB, new Queue.TalkEnded(serving, new Queue.LawyerMissing(), Duration.ZERO));
    assertThat(queue.state().slot(ANN).standing()).isEqualTo(Standing.AWAY);
    assertThat(ringing().lawyer()).isEqualTo(BEN);
    assertThat(queue.duties()).noneMatch(ResidentSession.Command.class::isInstance);
  }

  @Test
  void theConferenceHearsThatNobodyComes() {
    stand(ANN, Standing.AVAILABLE);
    queue.recorded(HUB, assist());
    stand(ANN, Standing.OFF_DUTY);
    queue.pass(QueueSettings.defaults().waitingMax());
    assertThat(queue.duties()).contains(new Conference.NobodyComes(TICKET));
  }

  @Test
  void nobodyQueuesForADeskThatOthersCall() {
    stand(ANN, Standing.AVAILABLE);
    var entry = join("another", Kind.LIVE).entry().at(INTERPRETERS);
    assertThat(queue.ask(HUB, new Queue.Join(entry))).isEqualTo(Decision.refuse(Refusal.INVALID));
  }

  @Test
  void anAssistanceForNoConsultationIsRefused() {
    var other = new ConferenceId("conf-other");
    assertThat(queue.ask(HUB, new Queue.Assist(TICKET, other, INTERPRETERS)))
        .isEqualTo(Decision.refuse(Refusal.NOT_IN_THIS_STATE));
  }
}
