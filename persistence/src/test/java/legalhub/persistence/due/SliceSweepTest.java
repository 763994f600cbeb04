package legalhub.persistence.due;

import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Reply;
import legalhub.persistence.Store;
import legalhub.persistence.schema.SchemaMigration;
import legalhub.persistence.schema.SchemaSettings;
import legalhub.persistence.testing.MovedClock;
import legalhub.persistence.testing.SharedCassandra;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sweep of one slice over the real table, with a clock that the test moves. */
class SliceSweepTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:30:00Z");
  private static final Duration NEAR = Duration.ofMinutes(10);
  private static final Duration EVERY = Duration.ofMillis(50);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration IMPATIENT = Duration.ofMillis(200);
  private static final Duration PATIENT = Duration.ofMinutes(2);

  private static Store store;
  private static DueTable table;
  private static ActorTestKit kit;

  private final MovedClock clock = new MovedClock(Clock.fixed(NOW, ZoneOffset.UTC));
  private final WokenEntities entities = new WokenEntities(WokenEntities.AWAKE);

  @BeforeAll
  static void open() {
    store = within(Store.open(SharedCassandra.config()));
    table = Slice.table(store);
    kit = ActorTestKit.create("pekko.actor.provider = local");
  }

  @AfterAll
  static void close() {
    kit.shutdownTestKit();
    within(store.close());
  }

  @BeforeEach
  void empty() {
    Slice.empty(store);
  }

  @AfterEach
  void stop() {
    sweeps.forEach(sweep -> kit.stop(sweep, PATIENT));
  }

  private final List<ActorRef<SliceSweep.Command>> sweeps = new ArrayList<>();

  private void sweep(DueTable from, Duration patience) {
    var pace = new DueSweeper.Pace(EVERY, NEAR, patience);
    sweeps.add(kit.spawn(SliceSweep.create(0, new DueSweeper.Means(from, entities, clock, pace))));
  }

  @Test
  void wakesWhatIsNearAndForgetsItOnceItHasAnswered() {
    var near = due("near", NOW.plus(NEAR));
    var far = due("far", NOW.plus(NEAR).plusMillis(1));
    sweep(table, PATIENT);
    until(() -> assertThat(Slice.rows(store)).hasSize(1));
    assertThat(entities.counts()).containsEntry(near, 1).doesNotContainKey(far);
    clock.move(Duration.ofMillis(1));
    until(() -> assertThat(Slice.rows(store)).isEmpty());
    assertThat(entities.counts()).containsEntry(near, 1).containsEntry(far, 1);
  }

  @Test
  void whatIsWrittenWhileItSweepsIsFound() {
    sweep(table, PATIENT);
    until(() -> assertThat(within(table.mark(0))).isPresent());
    for (int minute = 1; minute <= 120; minute += 7) {
      clock.move(Duration.ofMinutes(7));
      due("later", clock.instant().plus(NEAR));
      until(() -> assertThat(Slice.rows(store)).isEmpty());
    }
    assertThat(entities.counts().values()).containsExactly(18);
  }

  @Test
  void whoDoesNotAnswerOrRefusesIsWokenAgain() {
    var entity = due("silent", NOW.plusSeconds(1));
    entities.answer((to, wake) -> {});
    sweep(table, IMPATIENT);
    until(() -> assertThat(entities.counts().get(entity)).isGreaterThan(1));
    assertThat(Slice.rows(store)).hasSize(1);
    entities.answer(
        (to, wake) -> wake.replyTo().tell(new Reply.Refused(wake.id(), Refusal.NODE_ISOLATED)));
    int before = entities.counts().get(entity);
    until(() -> assertThat(entities.counts().get(entity)).isGreaterThan(before + 2));
    assertThat(Slice.rows(store)).hasSize(1);
    entities.answer(WokenEntities.AWAKE);
    until(() -> assertThat(Slice.rows(store)).isEmpty());
  }

  /** With the mark of before the outage, and where the marks were lost. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void afterAWeekAllThatWasDueIsWoken(boolean marked) {
    var missed =
        IntStream.range(0, 168)
            .mapToObj(
                hour -> due("hour" + hour + "/", NOW.minus(WEEK).plus(Duration.ofHours(hour))))
            .toList();
    if (marked) {
      within(table.setMark(0, NOW.minus(WEEK).minusMillis(1)));
    }
    sweep(table, PATIENT);
    until(() -> assertThat(Slice.rows(store)).isEmpty());
    assertThat(entities.counts().keySet()).containsExactlyInAnyOrderElementsOf(missed);
    until(() -> assertThat(within(table.mark(0))).contains(NOW.minus(SliceSweep.MARK_BEHIND)));
  }

  @Test
  void aCrowdIsWokenInParts() throws InterruptedException {
    BlockingQueue<Message.Wake> unanswered = new LinkedBlockingQueue<>();
    entities.answer((to, wake) -> unanswered.add(wake));
    int crowd = 2 * SliceSweep.TOGETHER_MAX + 7;
    for (int i = 0; i < crowd; i++) {
      due("c" + i + "/", NOW);
    }
    sweep(table, PATIENT);
    for (int part : List.of(SliceSweep.TOGETHER_MAX, SliceSweep.TOGETHER_MAX, 7)) {
      for (int i = 0; i < part; i++) {
        var wake = unanswered.poll(PATIENT.toSeconds(), TimeUnit.SECONDS);
        assertThat(unanswered).hasSizeLessThan(SliceSweep.TOGETHER_MAX);
        wake.replyTo().tell(new Reply.Done(wake.id()));
      }
    }
    until(() -> assertThat(Slice.rows(store)).isEmpty());
    assertThat(entities.counts()).hasSize(crowd);
  }

  /** Each entity rests again, for the same time, at once: before its first row is deleted. */
  @Test
  void twoSweepsAtOnceLoseNoRow() {
    int crowd = 2 * SliceSweep.TOGETHER_MAX;
    for (int i = 0; i < crowd; i++) {
      due("t" + i + "/", NOW);
    }
    entities.answer(
        (to, wake) -> {
          WokenEntities.AWAKE.accept(to, wake);
          if (entities.counts().get(to) == 1) {
            var unused = table.wakeAt(to, NOW);
          }
        });
    sweep(table, IMPATIENT);
    sweep(table, IMPATIENT);
    until(
        () ->
            assertThat(entities.counts())
                .hasSize(crowd)
                .allSatisfy((e, n) -> assertThat(n).isGreaterThan(1)));
    until(() -> assertThat(Slice.rows(store)).isEmpty());
  }

  @Test
  void whoNeverAnswersHoldsTheMarkForAnHourAndIsKept() {
    var due = NOW.minus(Duration.ofMinutes(30));
    var sick = due("sick", due);
    insertUnknownKind(due);
    entities.answer((to, wake) -> {});
    sweep(table, IMPATIENT);
    until(() -> assertThat(within(table.mark(0))).contains(due.minusMillis(1)));
    clock.move(SliceSweep.MOVED_AFTER);
    var moved = clock.instant();
    until(
        () -> assertThat(Slice.rows(store)).extracting(DueRow::due).containsExactly(moved, moved));
    until(() -> assertThat(within(table.mark(0))).contains(moved.minus(SliceSweep.MARK_BEHIND)));
    entities.answer(WokenEntities.AWAKE);
    until(() -> assertThat(Slice.rows(store)).hasSize(1).allMatch(row -> row.entity().isEmpty()));
    assertThat(entities.counts()).containsOnlyKeys(sick);
  }

  @Test
  void aSuccessorBeginsAtTheMark() {
    within(table.setMark(0, NOW.minusSeconds(600)));
    due("swept before", NOW.minusSeconds(600));
    var left = due("left", NOW.minusSeconds(600).plusMillis(1));
    sweep(table, PATIENT);
    until(() -> assertThat(within(table.mark(0))).contains(NOW.minus(SliceSweep.MARK_BEHIND)));
    assertThat(entities.counts()).containsOnlyKeys(left);
  }

  @Test
  void aMarkThatAWrongClockLeftAheadIsNotBelieved() {
    within(table.setMark(0, NOW.plus(WEEK)));
    var entity = due("early", NOW.plusSeconds(1));
    sweep(table, PATIENT);
    until(() -> assertThat(Slice.rows(store)).isEmpty());
    assertThat(entities.counts()).containsEntry(entity, 1);
  }

  @Test
  void aDatabaseThatFailsIsAskedAgain() {
    var settings = SchemaSettings.from(SharedCassandra.config());
    var late = new DueTable(store.session(), settings.keyspace());
    sweep(late, PATIENT);
    within(new SchemaMigration(store.session(), settings).apply());
    var entity = Slice.entity("after", 0);
    within(late.wakeAt(entity, NOW));
    until(() -> assertThat(entities.counts()).containsEntry(entity, 1));
  }

  private EntityAddress due(String name, Instant due) {
    var entity = Slice.entity(name, 0);
    within(table.wakeAt(entity, due));
    return entity;
  }

  private static void insertUnknownKind(Instant due) {
    store
        .session()
        .execute(
            "INSERT INTO %s.due_times (slice, hour, due, kind, id, noted) VALUES (0, ?, ?, 'of a later release', 'x', ?)"
                .formatted(Slice.keyspace(store)),
            DueTable.hour(due),
            due,
            NOW);
  }

  private static void until(Runnable assertion) {
    kit.<Void>createTestProbe()
        .awaitAssert(
            Duration.ofSeconds(60),
            () -> {
              assertion.run();
              return null;
            });
  }
}
