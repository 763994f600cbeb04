package legalhub.hub.metrics;

import static legalhub.hub.metrics.Played.HUB;
import static legalhub.hub.metrics.Played.LAWYER;
import static legalhub.hub.metrics.Played.POOL;
import static legalhub.hub.metrics.Played.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.Caller;
import legalhub.actors.lawyer.Standing;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.OfferId;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.QueueRules;
import legalhub.actors.queue.QueueState;
import legalhub.actors.queue.Stage;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.Channel;
import legalhub.hub.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A queue under its real rules, measured. */
class QueueMetersTest {
  private static final Caller SHE = new Caller(Caller.Role.LAWYER, LAWYER.value());
  private static final String DESK = "{desk=family, ";
  private static final String WAIT = "legalhub_queue_wait_seconds_count" + DESK;
  private static final String ENDED = "legalhub_queue_offers_ended_total" + DESK;
  private static final String OFFERED = "legalhub_queue_offers_total{desk=family, pool=pool}=1";
  private static final String LEFT = "legalhub_queue_unanswered_total{channel=KIOSK, desk=family, ";

  private final ManualClock clock = new ManualClock();
  private final Metrics metrics = new Metrics(Played.town(), clock);
  private final Played<Queue.Command, Queue.Event, QueueState> queue =
      new Played<>(
          new QueueRules(Played.town().pool(POOL).orElseThrow()),
          Played.queue("pool"),
          metrics.entities(),
          clock);
  private Exposition before = look();
  private long versions;

  @AfterEach
  void close() {
    metrics.close();
  }

  private Exposition look() {
    return Exposition.of(metrics.scrape());
  }

  /** What was counted since the last time, and nothing else. */
  private void counted(String... expected) {
    var now = look();
    assertThat(Played.changes(before, now)).containsExactlyInAnyOrder(expected);
    before = now;
  }

  private void standing(Standing standing) {
    versions++;
    queue.ask(HUB, new Queue.Availability(LAWYER, versions, standing, ""));
  }

  private OfferId ringing() {
    return queue.state().slot(LAWYER).ringing().orElseThrow();
  }

  private ConsultationId accept() {
    var offer = ringing();
    queue.ask(SHE, new Queue.Accept(offer));
    return new ConsultationId(offer.value());
  }

  private void joined(String ticket) {
    queue.ask(HUB, new Queue.Join(entry(ticket, Kind.LIVE)));
  }

  private static String joinedOnce(Kind kind) {
    return "legalhub_queue_joined_total{channel=KIOSK, desk=family, kind="
        + kind
        + ", pool=pool}=1";
  }

  @Test
  void aWaitIsCountedAtTheFirstAcceptanceAndNotAgainAfterATransfer() {
    standing(Standing.AVAILABLE);
    joined("t-1");
    counted(joinedOnce(Kind.LIVE), OFFERED);
    queue.pass(Duration.ofSeconds(12));
    var first = accept();
    counted(ENDED + "pool=pool, result=ACCEPTED}=1", WAIT + "kind=LIVE, pool=pool}=1");
    assertThat(before.sum("legalhub_queue_wait_seconds_bucket", "desk", "family", "le", "5.0"))
        .isZero();
    assertThat(before.sum("legalhub_queue_wait_seconds_bucket", "desk", "family", "le", "15.0"))
        .isEqualTo(1);
    assertThat(before.sum("legalhub_queue_wait_seconds_sum")).isEqualTo(12);
    queue.ask(HUB, new Queue.TalkStarted(first));
    var toDesk = new Queue.HandedOn(Optional.empty(), Optional.of(Played.GENERAL));
    queue.ask(HUB, new Queue.TalkEnded(first, toDesk, Duration.ofMinutes(5)));
    queue.pass(Duration.ofMinutes(6));
    queue.ask(HUB, new Queue.WrappedUp(first, Duration.ofMinutes(1)));
    counted("legalhub_queue_offers_total{desk=general, pool=pool}=1");
    var second = accept();
    counted("legalhub_queue_offers_ended_total{desk=general, pool=pool, result=ACCEPTED}=1");
    queue.ask(HUB, new Queue.TalkEnded(second, new Queue.Over(), Duration.ofMinutes(5)));
    counted();
  }

  @Test
  void offersThatEndOtherwiseAreCountedByHow() {
    standing(Standing.AVAILABLE);
    joined("t-1");
    before = look();
    queue.ask(SHE, new Queue.Decline(ringing(), "BUSY"));
    counted(ENDED + "pool=pool, result=DECLINED}=1");
    queue.pass(Duration.ofMinutes(2));
    queue.ask(HUB, new Queue.Reconsider(new TicketId("t-1")));
    standing(Standing.AVAILABLE);
    counted(OFFERED);
    queue.pass(Duration.ofSeconds(16));
    queue.ask(HUB, new Queue.RingOut(ringing()));
    counted(ENDED + "pool=pool, result=TIMED_OUT}=1");
    queue.pass(Duration.ofMinutes(1));
    standing(Standing.AVAILABLE);
    counted(OFFERED);
    standing(Standing.OFF_DUTY);
    counted(ENDED + "pool=pool, result=CANCELLED}=1");
  }

  @Test
  void whoLeavesBeforeAnyAcceptanceIsCountedByWhy() {
    standing(Standing.AVAILABLE);
    joined("t-1");
    before = look();
    queue.ask(HUB, new Queue.Withdraw(new TicketId("t-1")));
    counted(ENDED + "pool=pool, result=CANCELLED}=1", LEFT + "pool=pool, reason=WITHDRAWN}=1");
    joined("t-2");
    before = look();
    var callback =
        new Queue.Convert(new TicketId("t-2"), Kind.CALLBACK, entry("t-2", Kind.LIVE).brief());
    queue.ask(HUB, callback);
    counted(
        ENDED + "pool=pool, result=CANCELLED}=1", LEFT + "pool=pool, reason=CONVERTED}=1", OFFERED);
    queue.pass(Duration.ofSeconds(9));
    accept();
    counted(ENDED + "pool=pool, result=ACCEPTED}=1", WAIT + "kind=CALLBACK, pool=pool}=1");
    joined("t-3");
    before = look();
    queue.ask(HUB, new Queue.Presence(new TicketId("t-3"), 1, false));
    queue.pass(Duration.ofMinutes(10));
    queue.ask(HUB, new Queue.AbsentTooLong(new TicketId("t-3")));
    counted(LEFT + "pool=pool, reason=ABSENT_TOO_LONG}=1");
  }

  /** Whom a lawyer had taken has been answered, whatever came then. */
  @Test
  void whoLeavesAfterAnAcceptanceIsNotUnanswered() {
    standing(Standing.AVAILABLE);
    joined("t-1");
    var first = accept();
    before = look();
    queue.ask(HUB, new Queue.TalkEnded(first, new Queue.ResidentMissing(), Duration.ZERO));
    counted(OFFERED);
    queue.ask(HUB, new Queue.Withdraw(new TicketId("t-1")));
    counted(ENDED + "pool=pool, result=CANCELLED}=1");
    joined("t-2");
    accept();
    before = look();
    queue.ask(
        new Caller(Caller.Role.ADMINISTRATOR, "admin"), new Queue.EndTicket(new TicketId("t-2")));
    counted();
  }

  @Test
  void theGaugesShowTheQueueAndLeaveWithIt() {
    standing(Standing.AVAILABLE);
    joined("t-1");
    queue.pass(Duration.ofSeconds(9));
    joined("t-2");
    queue.ask(HUB, new Queue.Join(entry("t-3", Kind.CALLBACK)));
    assertThat(queue.state().ticket(new TicketId("t-1")).orElseThrow().stage())
        .isInstanceOf(Stage.Ringing.class);
    var waiting = look();
    assertThat(waiting.sum("legalhub_queue_waiting", "desk", "family", "kind", "LIVE"))
        .isEqualTo(2);
    assertThat(waiting.sum("legalhub_queue_waiting", "kind", "CALLBACK")).isEqualTo(1);
    assertThat(waiting.sum("legalhub_queue_waiting", "desk", "general")).isZero();
    assertThat(waiting.sum("legalhub_queue_oldest_wait_seconds", "pool", "pool")).isEqualTo(9);
    assertThat(lawyers(waiting))
        .isEqualTo("on duty 1, available 1, free 0, talking 0, wrapping up 0");
    var talk = accept();
    assertThat(look().sum("legalhub_queue_waiting", "kind", "LIVE")).isEqualTo(1);
    assertThat(lawyers(look()))
        .isEqualTo("on duty 1, available 1, free 0, talking 1, wrapping up 0");
    queue.ask(HUB, new Queue.TalkEnded(talk, new Queue.Over(), Duration.ofMinutes(1)));
    assertThat(lawyers(look()))
        .isEqualTo("on duty 1, available 1, free 0, talking 0, wrapping up 1");
    standing(Standing.AWAY);
    assertThat(lawyers(look()))
        .isEqualTo("on duty 1, available 0, free 0, talking 0, wrapping up 1");
    queue.go();
    assertThat(look().names()).noneMatch(QueueMetersTest::isGaugeOfQueue);
    queue.arrive();
    assertThat(look().names()).filteredOn(QueueMetersTest::isGaugeOfQueue).hasSize(7);
    assertThat(look().sum("legalhub_queue_waiting", "kind", "LIVE")).isEqualTo(1);
  }

  private static boolean isGaugeOfQueue(String name) {
    return name.equals("legalhub_queue_waiting")
        || name.startsWith("legalhub_queue_oldest")
        || name.startsWith("legalhub_queue_lawyers");
  }

  private static String lawyers(Exposition seen) {
    var all = new StringBuilder();
    for (var which : new String[] {"on duty", "available", "free", "talking", "wrapping up"}) {
      var name = "legalhub_queue_lawyers_" + which.replace(' ', '_');
      assertThat(seen.has(name, "pool", "pool")).as(name).isTrue();
      all.append(", ").append(which).append(' ').append((int) seen.sum(name));
    }
    return all.substring(2);
  }

  /** Anybody may name a pool that doesn't exist; its name becomes no label. */
  @Test
  void aPoolThatTheTownDoesntKnowIsNotShown() {
    var stranger =
        new Played<>(
            new QueueRules(Played.town().pool(POOL).orElseThrow()),
            Played.queue("13912345678"),
            metrics.entities(),
            clock);
    stranger.ask(HUB, new Queue.Availability(LAWYER, 1, Standing.AVAILABLE, ""));
    stranger.ask(HUB, new Queue.Join(entry("t-1", Kind.LIVE)));
    assertThat(Vocabulary.strangersIn(look(), Played.town())).isEmpty();
    assertThat(look().sum("legalhub_queue_joined_total", "pool", "other", "channel", "KIOSK"))
        .isEqualTo(1);
    stranger.go();
    assertThat(Channel.values()).as("labels stay few").hasSizeLessThan(10);
    assertThat(look().samples()).hasSizeLessThan(3_000);
  }
}
