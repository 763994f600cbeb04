package legalhub.actors.entity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.Done;
import org.apache.pekko.actor.ActorIdentity;
import org.apache.pekko.actor.Identify;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** When an entity leaves memory. Timers and clock go only when the test lets them. */
class RestTest {
  static {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
  }

  private static final ActorTestKit KIT =
      ActorTestKit.create(
          ManualTime.config()
              .withFallback(PersistenceTestKitPlugin.getInstance().config())
              .withFallback(
                  ConfigFactory.parseString(
                      """
                      pekko.persistence.testkit.events.serialize = off
                      pekko.actor.testkit.typed.single-expect-default = 60 s
                      """)));
  private static final Caller SOMEBODY = Caller.hub("somebody");
  private static final Duration AFTER = Duration.ofSeconds(60);

  /** A silence begins anew once if something came in it. */
  private static final Duration SILENCE = AFTER.multipliedBy(2);

  private static final Duration NEAR = Duration.ofMinutes(2);
  private static final Duration STEP = Duration.ofSeconds(20);

  /** What an entity left at the due table, and the answer that it waits for. */
  private record Note(EntityAddress entity, Instant due, CompletableFuture<Done> answer) {}

  private final MovedClock clock =
      new MovedClock(Clock.fixed(Instant.parse("2026-11-02T01:00:00Z"), ZoneOffset.UTC));
  private final TestProbe<ClusterSharding.ShardCommand> shard = KIT.createTestProbe();
  private final TestProbe<Reply> replies = KIT.createTestProbe();
  private final Queue<Note> notes = new ConcurrentLinkedQueue<>();
  private final List<Message> sent = new CopyOnWriteArrayList<>();
  private final List<Instant> rung = new CopyOnWriteArrayList<>();
  private final EntityAddress address =
      new EntityAddress(EntityKind.CONSULTATION, UUID.randomUUID().toString());

  private volatile boolean majority = true;
  private ActorRef<Message> entity;

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @BeforeEach
  void start() throws InterruptedException {
    start(new Plans(true));
  }

  private void start(Plans plans) throws InterruptedException {
    DueTimes dueTimes =
        (of, due) -> {
          var note = new Note(of, due, new CompletableFuture<>());
          notes.add(note);
          return note.answer();
        };
    var environment =
        new EntityEnvironment(
            clock,
            () -> majority,
            (to, message) -> sent.add(message),
            (of, version, fact, state) -> witnessed(fact),
            new Resting(AFTER, NEAR, dueTimes));
    var spec = EntitySpec.of(address.kind(), any -> plans);
    entity =
        KIT.spawn(EntityActor.create(spec, address.id(), environment, Optional.of(shard.ref())));
    assertThat(plans.awaitRecovery()).isTrue();
    settle();
  }

  private void witnessed(Recorded<?> fact) {
    if (fact.event().equals("rang")) {
      rung.add(fact.at());
    }
  }

  @Test
  void leavesWordOfAFarAlarmAndStopsOnceItIsKept() {
    var due = plan(Duration.ofHours(1));
    pass(SILENCE);
    var note = notes.remove();
    assertThat(note.entity()).isEqualTo(address);
    assertThat(note.due()).isEqualTo(due);
    staysInMemory();
    kept(note);
    leaves();
  }

  @Test
  void withoutAnAlarmItLeavesWithoutAWord() {
    done("nothing");
    pass(SILENCE.minus(STEP));
    staysInMemory();
    pass(STEP);
    leaves();
    assertThat(notes).isEmpty();
  }

  @Test
  void whatWasStartedForNothingLeavesToo() {
    pass(AFTER);
    leaves();
  }

  @Test
  void staysForANearAlarmWhichRingsOnTime() {
    var due = plan(NEAR.plus(SILENCE));
    pass(NEAR.plus(SILENCE));
    assertThat(notes).isEmpty();
    staysInMemory();
    rangAt(due);
    pass(SILENCE);
    leaves();
  }

  @Test
  void whatIsBarelyFarEnoughRests() {
    plan(NEAR.plus(SILENCE).plus(STEP));
    pass(SILENCE);
    assertThat(notes).hasSize(1);
  }

  @Test
  void staysWhileADutyIsUnanswered() {
    done("promise");
    pass(Duration.ofMinutes(4));
    staysInMemory();
    var ask = (Message.Ask) sent.get(sent.size() - 1);
    ask.replyTo().tell(new Reply.Done(ask.id()));
    pass(SILENCE);
    leaves();
  }

  @Test
  void staysWhileSomebodyHasASeat() {
    done("sit");
    pass(Plans.LEASE.minus(STEP));
    staysInMemory();
    pass(STEP.plus(SILENCE));
    leaves();
  }

  @Test
  void staysWhileSomebodyWatches() {
    var watcher = KIT.createTestProbe(ViewUpdate.class);
    var watch = new Audience(SOMEBODY, "plans", "");
    entity.tell(new Message.Watch("w", watch, Optional.empty(), watcher.ref()));
    pass(Duration.ofMinutes(4));
    staysInMemory();
    entity.tell(new Message.Unwatch("w", watcher.ref()));
    settle();
    pass(SILENCE);
    leaves();
  }

  @Test
  void aKindThatNeverRestsDoesNot() throws InterruptedException {
    KIT.stop(entity);
    start(new Plans(false));
    pass(Duration.ofMinutes(4));
    staysInMemory();
  }

  @Test
  void aWordThatIsNotKeptIsSaidAgain() {
    var due = plan(Duration.ofHours(1));
    pass(SILENCE);
    notes.remove().answer().completeExceptionally(new IllegalStateException("no database"));
    settle();
    staysInMemory();
    pass(SILENCE);
    var again = notes.remove();
    assertThat(again.due()).isEqualTo(due);
    kept(again);
    leaves();
  }

  @Test
  void whatArrivesMeanwhileCancelsTheRest() {
    plan(Duration.ofHours(1));
    pass(SILENCE);
    var sooner = plan(Duration.ofMinutes(30));
    kept(notes.remove());
    staysInMemory();
    pass(SILENCE);
    var note = notes.remove();
    assertThat(note.due()).isEqualTo(sooner);
    kept(note);
    leaves();
  }

  @Test
  void whatComesAfterItAskedForLeaveGoesBackUndecided() throws InterruptedException {
    pass(SILENCE);
    leaves();
    var late = ask("plan 2026-11-02T01:30:00Z");
    settle();
    assertThat(sent).containsExactly(late);
    assertThat(shard.receiveMessage())
        .as("the shard ignores who asks while it holds messages")
        .isInstanceOf(ClusterSharding.Passivate.class);
    KIT.stop(entity);
    start(new Plans(true));
    entity.tell(late);
    replies.expectMessageClass(Reply.Done.class);
  }

  @Test
  void withoutAMajorityItNeitherLeavesNorSaysThatItIsAwake() {
    majority = false;
    pass(SILENCE);
    staysInMemory();
    wake();
    assertThat(replies.expectMessageClass(Reply.Refused.class).why())
        .isEqualTo(Refusal.NODE_ISOLATED);
    majority = true;
    pass(SILENCE);
    leaves();
  }

  @Test
  void aMajorityLostBeforeTheWordWasKeptKeepsItHere() {
    plan(Duration.ofHours(1));
    pass(SILENCE);
    majority = false;
    kept(notes.remove());
    staysInMemory();
  }

  @Test
  void aCrashBetweenTheWordAndTheLeaveCostsNothing() throws InterruptedException {
    var due = plan(Duration.ofHours(1));
    pass(SILENCE);
    assertThat(notes.remove().due()).isEqualTo(due);
    KIT.stop(entity);
    start(new Plans(true));
    pass(SILENCE);
    kept(notes.remove());
    leaves();
  }

  @Test
  void whoIsWokenRingsOnTimeHoweverOftenItIsWoken() throws InterruptedException {
    var due = plan(Duration.ofHours(1));
    pass(SILENCE);
    kept(notes.remove());
    leaves();
    KIT.stop(entity);
    clock.move(Duration.between(clock.instant(), due).minus(NEAR));
    start(new Plans(true));
    wake();
    replies.expectMessageClass(Reply.Done.class);
    pass(NEAR.minus(STEP));
    wake();
    replies.expectMessageClass(Reply.Done.class);
    assertThat(rung).isEmpty();
    assertThat(notes).isEmpty();
    pass(STEP);
    rangAt(due);
  }

  @Test
  void whoIsWokenForAnAlarmThatWasMovedLeavesWordOfTheNextOne() {
    plan(Duration.ofHours(1));
    var later = plan(Duration.ofHours(5));
    wake();
    replies.expectMessageClass(Reply.Done.class);
    pass(SILENCE);
    var note = notes.remove();
    assertThat(note.due()).isEqualTo(later);
    assertThat(rung).isEmpty();
  }

  /** The entity recovers then, with all its timers gone. */
  @Test
  void aFailedWriteCostsNeitherAlarmNorLease() {
    done("sit");
    var due = plan(Duration.ofMinutes(2));
    PersistenceTestKit.create(KIT.system())
        .failNextPersisted(address.kind().key() + "|" + address.id());
    ask("nothing");
    replies.expectMessageClass(Reply.Refused.class);
    pass(Duration.between(clock.instant(), due));
    replies.awaitAssert(
        () -> {
          assertThat(rung).hasSize(1);
          return null;
        });
    pass(Plans.LEASE);
    pass(SILENCE);
    leaves();
  }

  /** The journal answers in its own time. */
  private void rangAt(Instant due) {
    replies.awaitAssert(
        () -> {
          assertThat(rung).containsExactly(due);
          return null;
        });
  }

  private Instant plan(Duration in) {
    var due = clock.instant().plus(in);
    done("plan " + due);
    return due;
  }

  private void done(String command) {
    ask(command);
    replies.expectMessageClass(Reply.Done.class);
  }

  private Message.Ask ask(String command) {
    var id = new CommandId(UUID.randomUUID().toString());
    var deadline = clock.instant().plusSeconds(60);
    var ask = new Message.Ask(id, deadline, SOMEBODY, command, replies.ref());
    entity.tell(ask);
    return ask;
  }

  private void wake() {
    entity.tell(new Message.Wake(new CommandId("wake"), replies.ref()));
  }

  private void kept(Note note) {
    note.answer().complete(Done.getInstance());
    settle();
  }

  private void leaves() {
    assertThat(shard.receiveMessage()).isEqualTo(new ClusterSharding.Passivate<>(entity));
  }

  private void staysInMemory() {
    settle();
    shard.expectNoMessage(Duration.ZERO);
  }

  /** Time passes step by step, and the entity does what is due in each. */
  private void pass(Duration span) {
    settle();
    for (var left = span; !left.isZero(); left = left.minus(STEP)) {
      clock.move(STEP);
      ManualTime.get(KIT.system()).timePasses(STEP);
      settle();
    }
  }

  /** Until the entity has handled all that it was sent, and without its hearing of this. */
  private void settle() {
    var asker = KIT.<ActorIdentity>createTestProbe();
    Adapter.toClassic(entity).tell(new Identify("settled"), Adapter.toClassic(asker.ref()));
    asker.receiveMessage();
  }
}
