package legalhub.edge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import legalhub.actors.conference.Conference;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.consultation.ConsultationView;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Reply;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.entity.ViewUpdate;
import legalhub.actors.entity.ViewVersion;
import legalhub.edge.FakeSealer;
import legalhub.wire.v1.Answer;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.SetHold;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One answer to each command, whatever happens between. */
class CommandsTest {
  private final ConnectionBench bench = new ConnectionBench("");

  @AfterEach
  void close() {
    bench.close();
  }

  private List<Answer> answers(ConnectionBench.Client client) {
    return client.sink.frames(ServerFrame::hasAnswer).stream().map(ServerFrame::getAnswer).toList();
  }

  private Answer answer(ConnectionBench.Client client) {
    return client.sink.last(ServerFrame::hasAnswer).getAnswer();
  }

  private void done(Message.Ask ask) {
    ask.replyTo().tell(new Reply.Done(ask.id()));
  }

  @Test
  void theEntityIsToldWhoAsksUntilWhen() {
    bench.resident("r-1").command(Frames.withdraw("c-1"));
    var ask = bench.last(Message.Ask.class);
    assertThat(ask.id().value()).isEqualTo("c-1");
    assertThat(ask.by()).isEqualTo(new Caller(Caller.Role.RESIDENT, "r-1"));
    assertThat(ask.deadline()).isEqualTo(bench.clock.instant().plusSeconds(10));
  }

  @Test
  void aTimeToLiveIsTakenAtTheLimitAndShortenedPastIt() {
    var client = bench.resident("r-1");
    client.command(Frames.withdraw("c-1").setTtlMillis(120_000));
    assertThat(bench.last(Message.Ask.class).deadline())
        .isEqualTo(bench.clock.instant().plusSeconds(120));
    for (int tooLong : new int[] {120_001, -1, 0}) {
      client.command(Frames.withdraw("c" + tooLong).setTtlMillis(tooLong));
      assertThat(bench.last(Message.Ask.class).deadline())
          .isEqualTo(bench.clock.instant().plusSeconds(120));
    }
  }

  @Test
  void anUnansweredCommandIsRepeatedUnderItsIdAndAnsweredOnce() {
    var client = bench.resident("r-1");
    client.command(Frames.withdraw("c-1"));
    bench.pass(Duration.ofSeconds(5));
    var asks = bench.entities.told(Message.Ask.class);
    assertThat(asks).hasSize(6);
    assertThat(asks).allSatisfy(ask -> assertThat(ask.message().id().value()).isEqualTo("c-1"));
    asks.forEach(ask -> done(ask.message()));
    assertThat(answers(client)).hasSize(1);
    assertThat(answer(client).hasDone()).isTrue();
    bench.pass(Duration.ofSeconds(5));
    assertThat(bench.entities.told(Message.Ask.class)).hasSize(6);
  }

  @Test
  void nobodyKnowsTheOutcomeAtTheDeadline() {
    var client = bench.resident("r-1");
    client.command(Frames.withdraw("c-1").setTtlMillis(3_000));
    bench.pass(Duration.ofMillis(2_500));
    assertThat(answers(client)).isEmpty();
    bench.pass(Duration.ofMillis(500));
    assertThat(answer(client).getRefused().getCode()).isEqualTo("OUTCOME_UNKNOWN");
    assertThat(answer(client).getRefused().getRetryable()).isTrue();
    done(bench.last(Message.Ask.class));
    assertThat(answers(client)).hasSize(1);
  }

  @Test
  void everyRefusalReachesTheClientByItsName() {
    var client = bench.resident("r-1");
    for (var refusal : Refusal.values()) {
      client.command(Frames.withdraw("c-" + refusal));
      var ask = bench.last(Message.Ask.class);
      ask.replyTo().tell(new Reply.Refused(ask.id(), refusal));
      assertThat(answer(client).getRefused().getCode()).isEqualTo(refusal.name());
      assertThat(answer(client).getRefused().getRetryable()).isEqualTo(refusal.retryable());
    }
  }

  /** S8: a repeated command is asked again; the entity knows its outcome. */
  @Test
  void aCommandThatWasAnsweredIsAskedAgainWhenRepeated() {
    var client = bench.resident("r-1");
    for (int i = 1; i <= 3; i++) {
      client.command(Frames.withdraw("c-1"));
      done(bench.last(Message.Ask.class));
      assertThat(answers(client)).hasSize(i);
    }
  }

  @Test
  void aPendingCommandThatIsRepeatedIsOneCommand() {
    var client = bench.resident("r-1");
    client.command(Frames.withdraw("c-1")).command(Frames.withdraw("c-1"));
    assertThat(bench.entities.told(Message.Ask.class)).hasSize(1);
    done(bench.last(Message.Ask.class));
    assertThat(answers(client)).hasSize(1);
  }

  @Test
  void sixtyFourMayBePendingAndTheNextIsRefused() {
    var client = bench.resident("r-1");
    for (int i = 1; i <= 64; i++) {
      client.command(Frames.withdraw("c-" + i));
    }
    assertThat(answers(client)).isEmpty();
    client.command(Frames.withdraw("c-65"));
    assertThat(answer(client).getCommandId()).isEqualTo("c-65");
    assertThat(answer(client).getRefused().getCode()).isEqualTo("BUSY");
    assertThat(answer(client).getRefused().getRetryAfterMillis()).isPositive();
    done(bench.last(Message.Ask.class));
    client.command(Frames.withdraw("c-66"));
    assertThat(answers(client)).hasSize(2);
  }

  @Test
  void withoutTheStoreACommandIsRefusedAtOnceAndNothingIsSent() {
    var client = bench.resident("r-1");
    bench.storeAvailable.set(false);
    client.command(Frames.withdraw("c-1"));
    assertThat(answer(client).getRefused().getCode()).isEqualTo("STORE_UNAVAILABLE");
    assertThat(answer(client).getRefused().getRetryable()).isTrue();
    assertThat(bench.entities.told(Message.Ask.class)).isEmpty();
    bench.storeAvailable.set(true);
    client.command(Frames.withdraw("c-1"));
    done(bench.last(Message.Ask.class));
    assertThat(answer(client).hasDone()).isTrue();
  }

  @Test
  void aCommandThatNobodyCouldAnswerIsAFault() {
    for (var id : List.of("", "c".repeat(65), "a|b", "第一")) {
      var client = bench.resident("r-1").command(Frames.withdraw(id));
      assertThat(client.sink.closed()).isEqualTo(CloseCode.BAD_FRAME);
    }
    assertThat(bench.resident("r-2").command(Frames.withdraw("c".repeat(64))).sink.closed())
        .isNull();
  }

  @Test
  void aCommandOfTheFutureIsInvalidNotFatal() {
    var client = bench.resident("r-1").command(Command.newBuilder().setId("c-1"));
    assertThat(answer(client).getRefused().getCode()).isEqualTo("INVALID");
    assertThat(client.sink.closed()).isNull();
  }

  @Test
  void whatOnePersonSaysArrivesInOrderHoweverSealingEnds() {
    var client = bench.resident("r-1");
    bench.sealer.hold();
    client.command(Frames.say("c-1", "k-1", "one")).command(Frames.say("c-2", "k-1", "two"));
    client.command(Frames.withdraw("c-3"));
    assertThat(bench.entities.told(Message.Ask.class)).hasSize(1);
    bench.sealer.release();
    var said =
        bench.entities.told(Message.Ask.class).stream()
            .filter(ask -> ask.message().command() instanceof Consultation.Say)
            .map(ask -> ask.message().id().value())
            .toList();
    assertThat(said).containsExactly("c-1", "c-2");
  }

  @Test
  void whatCantBeSealedIsRefusedAndNothingIsSent() {
    var client = bench.resident("r-1");
    bench.sealer.fail(true);
    client.command(Frames.say("c-1", "k-1", "one"));
    assertThat(answer(client).getRefused().getCode()).isEqualTo("STORE_UNAVAILABLE");
    bench.sealer.fail(false);
    bench.sealer.erase("r-1");
    client.command(Frames.say("c-2", "k-1", "one"));
    assertThat(answer(client).getRefused().getCode()).isEqualTo("NOT_FOUND");
    bench.sealer.hold();
    var other = bench.resident("r-2").command(Frames.say("c-3", "k-1", "one"));
    bench.pass(Duration.ofSeconds(10));
    assertThat(answer(other).getRefused().getCode()).isEqualTo("STORE_UNAVAILABLE");
    assertThat(bench.entities.told(Message.Ask.class)).isEmpty();
  }

  @Test
  void aLawyersWordsAreSealedUnderTheResidentsKey() {
    var client = bench.lawyer().subscribe(Frames.consultation(1, "k-1"));
    var watch = bench.last(Message.Watch.class);
    watch.to().tell(whole(watch.watch()));
    client.command(Frames.say("c-1", "k-1", "好"));
    var say = (Consultation.Say) bench.last(Message.Ask.class).command();
    assertThat(say.text()).isEqualTo(FakeSealer.sealed("r-1", "chat", "好"));
  }

  /** A guest sees the conference alone, and a lawyer of another desk as well. */
  @ParameterizedTest
  @EnumSource(names = {"GUEST", "LAWYER", "OFFICER"})
  void whatIsWrittenToAllIsSealedUnderTheResidentsKey(Caller.Role role) {
    var client = bench.greeted(role, "x").subscribe(Frames.conference(1, "conf-k-1"));
    client.command(Frames.sayToAll("c-1", "conf-k-1", "好"));
    assertThat(bench.entities.told(Message.Ask.class)).isEmpty();
    var watch = bench.last(Message.Watch.class);
    watch.to().tell(whole(watch.watch(), "conference", Frames.conference("k-1", "r-1")));
    var ask = bench.last(Message.Ask.class);
    var say = (Conference.Say) ask.command();
    assertThat(say.text()).isEqualTo(FakeSealer.sealed("r-1", "conference-line", "好"));
  }

  private static ViewUpdate.Whole whole(String watch) {
    return whole(watch, "call", Frames.call("k-1", "r-1", ConsultationView.Phase.TALKING));
  }

  private static ViewUpdate.Whole whole(String watch, String key, ViewPart part) {
    return new ViewUpdate.Whole(watch, new ViewVersion("e", 1), Map.of(key, part));
  }

  @Test
  void aLawyerWhoDoesntLookAtTheConsultationIsNotFound() {
    var client = bench.lawyer().command(Frames.say("c-1", "k-1", "好"));
    assertThat(answer(client).getRefused().getCode()).isEqualTo("NOT_FOUND");
  }

  /** After a reconnect the client sends everything at once; the view comes a moment later. */
  @Test
  void aLawyersWordsWaitForTheViewThatIsOnItsWay() {
    var client =
        bench
            .lawyer()
            .subscribe(Frames.consultation(1, "k-1"))
            .command(Frames.say("c-1", "k-1", "one"))
            .command(
                Command.newBuilder()
                    .setId("c-2")
                    .setSetHold(SetHold.newBuilder().setConsultationId("k-1").setOn(true)));
    assertThat(answers(client)).isEmpty();
    assertThat(bench.entities.told(Message.Ask.class)).isEmpty();
    var watch = bench.last(Message.Watch.class);
    watch.to().tell(whole(watch.watch()));
    assertThat(bench.entities.told(Message.Ask.class))
        .extracting(ask -> ask.message().id().value())
        .containsExactly("c-1", "c-2");
  }

  @Test
  void wordsForAViewThatIsRefusedAreNotFound() {
    var client =
        bench
            .lawyer()
            .subscribe(Frames.consultation(1, "k-1"))
            .command(Frames.say("c-1", "k-1", "one"));
    var watch = bench.last(Message.Watch.class);
    watch.to().tell(new ViewUpdate.Closed(watch.watch(), Refusal.FORBIDDEN));
    assertThat(answer(client).getRefused().getCode()).isEqualTo("NOT_FOUND");
  }
}
