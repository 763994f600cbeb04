package legalhub.actors.queue;

import static legalhub.actors.Sample.HUB;
import static legalhub.actors.Sample.join;
import static legalhub.actors.Sample.lawyer;
import static legalhub.actors.Sample.pool;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import legalhub.actors.Sample;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Played;
import legalhub.actors.entity.Refusal;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.lawyer.Standing;
import legalhub.actors.queue.Queue.Command;
import legalhub.actors.queue.Queue.Event;
import legalhub.actors.town.DeskId;
import legalhub.actors.town.LawyerProfile;
import legalhub.actors.town.Pool;
import org.junit.jupiter.api.Test;

class QueueStoriesTest {
  private long version;

  private Played<Command, Event, QueueState> open(Pool pool) {
    var queue = new Played<>(new QueueRules(pool));
    pool.lawyers().keySet().forEach(lawyer -> stand(queue, lawyer, Standing.AVAILABLE));
    return queue;
  }

  private void stand(Played<Command, Event, QueueState> queue, LawyerId lawyer, Standing standing) {
    queue.ask(HUB, new Queue.Availability(lawyer, ++version, standing, ""));
  }

  private static Queue.Offered offered(List<Event> events) {
    return events.stream()
        .filter(Queue.Offered.class::isInstance)
        .map(Queue.Offered.class::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody is offered anything: " + events));
  }

  @Test
  void aMessageGoesAfterThoseWhoWaitUntilItsAnswerIsDue() {
    var queue = open(pool(lawyer("one", "")));
    stand(queue, new LawyerId("one"), Standing.OFF_DUTY);
    queue.recorded(HUB, join("message", Kind.MESSAGE));
    queue.pass(Duration.ofHours(19));
    assertThat(nextWithLive(queue, "live-1").ticket()).isEqualTo(new TicketId("live-1"));
    queue.pass(Duration.ofHours(1));
    var due = nextWithLive(queue, "live-2");
    assertThat(due.ticket()).isEqualTo(new TicketId("message"));
    assertThat(due.rule()).isEqualTo(Rule.ANSWER_DUE);
  }

  /** A lawyer is busy while a live ticket joins, then free; the live ticket leaves afterwards. */
  private Queue.Offered nextWithLive(Played<Command, Event, QueueState> queue, String live) {
    var one = new LawyerId("one");
    stand(queue, one, Standing.AVAILABLE);
    var first = ringing(queue);
    queue.recorded(HUB, join(live, Kind.LIVE));
    stand(queue, one, Standing.AWAY);
    var events =
        queue.recorded(HUB, new Queue.Availability(one, ++version, Standing.AVAILABLE, ""));
    assertThat(first.id()).isEqualTo(new TicketId("message"));
    queue.recorded(HUB, new Queue.Withdraw(new TicketId(live)));
    stand(queue, one, Standing.OFF_DUTY);
    return offered(events);
  }

  private static Ticket ringing(Played<Command, Event, QueueState> queue) {
    return queue.state().tickets().values().stream()
        .filter(ticket -> ticket.stage() instanceof Stage.Ringing)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCallbackRisesToThoseWhoComeNowAndNoFurther() {
    var settings = pool().settings();
    var queue = open(pool(lawyer("one", "")));
    queue.recorded(HUB, join("callback", Kind.CALLBACK));
    var callback = queue.state().tickets().get(new TicketId("callback"));
    var soon = queue.now().plus(settings.ageing());
    var muchLater = queue.now().plus(Duration.ofDays(3));
    int firstCome = liveRank(queue);
    assertThat(callback.rank(queue.now(), settings)).isGreaterThan(firstCome);
    assertThat(callback.rank(soon, settings)).isEqualTo(firstCome);
    assertThat(callback.rank(muchLater, settings)).isEqualTo(firstCome);
    assertThat(callback.ruleAt(muchLater, settings)).isEqualTo(Rule.AGEING);
  }

  private static int liveRank(Played<Command, Event, QueueState> queue) {
    queue.recorded(HUB, join("live", Kind.LIVE));
    var live = queue.state().tickets().get(new TicketId("live"));
    return live.rank(queue.now(), pool().settings());
  }

  @Test
  void aConflictOfOneLawyerKeepsTheFirmAway() {
    var queue = open(pool(lawyer("a", "firm"), lawyer("b", "firm"), lawyer("c", "other")));
    var first = offered(queue.recorded(HUB, join("t", Kind.LIVE)));
    assertThat(first.lawyer()).isEqualTo(new LawyerId("a"));
    var declined = new Queue.Decline(first.offer(), "CONFLICT");
    var next = offered(queue.recorded(lawyer("a"), declined));
    assertThat(next.lawyer()).isEqualTo(new LawyerId("c"));
    queue.recorded(lawyer("c"), new Queue.Accept(next.offer()));
    var consultation = new ConsultationId(next.offer().value());
    var conflicted =
        new Queue.TalkEnded(consultation, new Queue.Conflicted(), Duration.ofSeconds(5));
    var back = queue.recorded(HUB, conflicted);
    assertThat(back).noneMatch(Queue.Offered.class::isInstance);
    queue.pass(Duration.ofMinutes(30));
    assertThat(queue.state().tickets().get(new TicketId("t")).isWaiting())
        .as("nobody is left who may")
        .isTrue();
  }

  /** Q1: the queue decides one after the other, so the first of many wins. */
  @Test
  void ofAThousandAcceptsOfOneTicketExactlyOneWins() {
    var queue = open(pool(lawyer("one", ""), lawyer("two", ""), lawyer("three", "")));
    var offer = offered(queue.recorded(HUB, join("t", Kind.LIVE)));
    long won =
        IntStream.range(0, 1_000)
            .mapToObj(i -> List.of("one", "two", "three").get(i % 3))
            .map(by -> queue.ask(lawyer(by), new Queue.Accept(offer.offer())))
            .filter(decision -> !decision.equals(Decision.refuse(Refusal.OFFER_GONE)))
            .count();
    assertThat(won).isEqualTo(1);
  }

  @Test
  void aConflictThatIsKnownKeepsTheFirmAwayFromTheStart() {
    var queue = open(pool(lawyer("a", "firm"), lawyer("b", "firm"), lawyer("c", "other")));
    var asked = join("t", Kind.LIVE).entry();
    var known =
        new Queue.Entry(
            asked.ticket(),
            asked.resident(),
            asked.matter(),
            asked.desk(),
            asked.kind(),
            asked.brief(),
            Set.of(new LawyerId("b")));
    assertThat(offered(queue.recorded(HUB, new Queue.Join(known))).lawyer())
        .isEqualTo(new LawyerId("c"));
  }

  @Test
  void whatIsAddedToAPromiseReachesTheTicket() {
    var queue = open(pool());
    queue.recorded(HUB, join("t", Kind.CALLBACK));
    var added = new Queue.Convert(new TicketId("t"), Kind.CALLBACK, Sample.brief("138", ""));
    queue.recorded(HUB, added);
    assertThat(queue.state().tickets().get(new TicketId("t")).entry().brief().contact())
        .isEqualTo(Sample.sealed("138"));
    assertThat(queue.ask(HUB, added)).isEqualTo(Decision.alreadySo());
  }

  @Test
  void aChangeThatOvertakesItsTicketIsAskedForAgain() {
    var queue = open(pool());
    var early = new Queue.Convert(new TicketId("t"), Kind.CALLBACK, Sample.brief("138", ""));
    assertThat(queue.ask(HUB, early)).isEqualTo(Decision.refuse(Refusal.BUSY));
  }

  @Test
  void whoeverNobodyOnDutyMayTakeIsToldAtOnce() {
    var elsewhere =
        new LawyerProfile(
            new LawyerId("one"), "", Set.of(new DeskId("family")), Set.of(), Set.of());
    var queue = open(pool(elsewhere));
    assertThat(queue.ask(HUB, join("t", Kind.LIVE)))
        .isEqualTo(Decision.refuse(Refusal.QUEUE_CLOSED));
    queue.recorded(HUB, join("t", Kind.CALLBACK));
  }

  @Test
  void whoWaitedAsLongAsAnybodyMayIsTold() {
    var queue = open(pool(lawyer("one", "")));
    var offer = offered(queue.recorded(HUB, join("t", Kind.LIVE)));
    queue.recorded(lawyer("one"), new Queue.Decline(offer.offer(), "CONFLICT"));
    queue.pass(pool().settings().waitingMax().minusSeconds(1));
    assertThat(queue.state().tickets()).containsKey(new TicketId("t"));
    queue.pass(Duration.ofSeconds(1));
    assertThat(queue.state().farewells().get(new TicketId("t")).reason())
        .isEqualTo(CloseReason.NO_LAWYER);
  }
}
