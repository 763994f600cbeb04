package legalhub.actors.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import legalhub.actors.Sample;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Refusal;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.CloseReason;
import legalhub.actors.queue.Kind;
import legalhub.actors.record.Service;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.session.Request.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a visit leaves in the service records. */
class RequestTest {
  private static final Instant START = Instant.parse("2026-11-27T01:00:00Z");
  private static final ConsultationId TALK = new ConsultationId("talk");
  private static final ResidentSession.Event FOUND =
      new ResidentSession.LawyerFound(Sample.TICKET, TALK, new LawyerId("shen"), 1);

  private final SessionRules rules = new SessionRules(Sample.RESIDENT);
  private SessionState state = rules.vacant();
  private Instant now = START;

  @Test
  void beforeAnythingWasAskedThereIsNoRecord() {
    assertThat(record()).isEmpty();
  }

  @Test
  void whoAsksIsOnRecordAtOnce() {
    ask(Kind.LIVE);
    var record = record().orElseThrow();
    assertThat(record.service()).isEqualTo(Service.REQUEST);
    assertThat(record.id()).isEqualTo(Sample.TICKET.value());
    assertThat(record.version()).isEqualTo(7);
    assertThat(record.isOpen()).isTrue();
    assertThat(record.opened()).isEqualTo(START);
    assertThat(record.parties().lawyer()).isEmpty();
  }

  @Test
  void anAnswerEndsTheWaitAndTheTalkChangesNothing() {
    ask(Kind.LIVE);
    after(FOUND);
    var answered = record().orElseThrow();
    assertThat(answered.outcome()).contains(Result.ANSWERED.name());
    assertThat(answered.times().waited()).isEqualTo(Duration.ofMinutes(1));
    assertThat(answered.parties().lawyer()).contains(new LawyerId("shen"));

    after(new ResidentSession.TalkEnded(TALK, Outcome.RESOLVED));
    after(new ResidentSession.Finished());
    assertThat(record()).contains(answered);
  }

  @Test
  void whoseLawyerDidNotComeWaitsAgain() {
    ask(Kind.LIVE);
    after(FOUND);
    after(new ResidentSession.BackInQueue(Sample.TICKET, TALK, 1));
    assertThat(record().orElseThrow().isOpen()).isTrue();

    after(new ResidentSession.Withdrawn(Sample.TICKET));
    assertThat(record().orElseThrow().outcome()).contains(Result.WITHDRAWN.name());
    assertThat(record().orElseThrow().times().waited()).isEqualTo(Duration.ofMinutes(3));
  }

  @ParameterizedTest
  @CsvSource({
    "ABSENT_TOO_LONG, ABSENT_TOO_LONG",
    "NOT_JOINED, NOT_JOINED",
    "NO_LAWYER, NO_LAWYER",
    "WITHDRAWN, WITHDRAWN",
    "ENDED_BY_ADMINISTRATOR, ENDED_BY_ADMINISTRATOR",
    "SERVED, ANSWERED"
  })
  void aTicketsEndIsTheRequests(CloseReason reason, Result result) {
    ask(Kind.LIVE);
    after(new ResidentSession.TicketEnded(Sample.TICKET, reason));
    assertThat(record().orElseThrow().outcome()).contains(result.name());
  }

  @Test
  void whoIsToldThatNobodyCanBeHadAndLeavesWasNotServed() {
    ask(Kind.LIVE);
    after(new ResidentSession.NotQueued(Sample.TICKET, Refusal.QUEUE_FULL));
    after(new ResidentSession.Withdrawn(Sample.TICKET));
    assertThat(record().orElseThrow().outcome()).contains(Result.NOT_QUEUED.name());
  }

  @Test
  void aPromiseIsKeptByTheTalk() {
    ask(Kind.LIVE);
    var brief = Sample.brief("13800000000", "");
    after(new ResidentSession.FallbackChosen(Sample.TICKET, Kind.CALLBACK, brief));
    var promised = record().orElseThrow();
    assertThat(promised.outcome()).contains(Result.PROMISED.name());
    assertThat(promised.matter().kind()).as("as it was asked").contains(Kind.LIVE);

    after(new ResidentSession.TalkEnded(TALK, Outcome.RESOLVED));
    assertThat(record().orElseThrow().outcome()).contains(Result.KEPT.name());
  }

  @Test
  void aPromiseIsKeptThoughItsPersonHasLeftThePage() {
    ask(Kind.CALLBACK);
    after(new ResidentSession.Finished());
    var ended = new ResidentSession.ConsultationEnded(Sample.TICKET, TALK, Outcome.RESOLVED);
    var decided = rules.decide(state, ended, new Asking(Sample.HUB, now));
    assertThat(decided)
        .isEqualTo(Decision.record(new ResidentSession.TalkEnded(TALK, Outcome.RESOLVED)));

    after(new ResidentSession.TalkEnded(TALK, Outcome.RESOLVED));
    assertThat(record().orElseThrow().outcome()).contains(Result.KEPT.name());
    assertThat(state.stage()).isInstanceOf(SessionState.Idle.class);
    assertThat(rules.decide(state, ended, new Asking(Sample.HUB, now)))
        .isEqualTo(Decision.alreadySo());
  }

  @Test
  void whoAsksForACallbackDoesNotWait() {
    ask(Kind.CALLBACK);
    assertThat(record().orElseThrow().outcome()).contains(Result.PROMISED.name());
    after(new ResidentSession.Withdrawn(Sample.TICKET));
    assertThat(record().orElseThrow().outcome()).contains(Result.WITHDRAWN.name());
  }

  private void ask(Kind kind) {
    after(new ResidentSession.Asked(Sample.visit(kind)));
  }

  private void after(ResidentSession.Event event) {
    state = rules.apply(state, event, now);
    now = now.plusSeconds(60);
  }

  private Optional<ServiceRecord> record() {
    return RequestRecord.of(Sample.RESIDENT.value(), 7, state);
  }
}
