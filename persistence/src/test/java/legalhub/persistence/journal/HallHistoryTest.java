package legalhub.persistence.journal;

import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import legalhub.actors.entity.EntityActor;
import legalhub.actors.entity.EntityEnvironment;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Reply;
import legalhub.actors.entity.Witness;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.QueueState;
import legalhub.persistence.Store;
import legalhub.persistence.hall.HallHistory;
import legalhub.persistence.testing.SharedCassandra;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.stream.javadsl.Sink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A queue's past from its journal in the real database. */
class HallHistoryTest {
  private static final String QUEUE = QueueWalk.POOL.id().value();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The walk begins ten minutes before midnight of this zone. */
  private static final ZoneId ZONE = ZoneOffset.ofHoursMinutes(-1, -10);

  private static final LocalDate SECOND_DAY = LocalDate.of(2026, 11, 23);

  private final AtomicReference<Instant> time = new AtomicReference<>();
  private Store store;
  private ActorTestKit kit;
  private EntityBook<Queue.Event> book;
  private HallHistory history;

  @BeforeEach
  void open() {
    var config =
        ConfigFactory.parseString(
                """
                pekko.actor.provider = cluster
                pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                pekko.coordinated-shutdown.exit-jvm = off
                pekko.persistence.cassandra.coordinated-shutdown-on-error = off
                """)
            .withFallback(SharedCassandra.config())
            .resolve();
    store = within(Store.open(config));
    kit = ActorTestKit.create(store.config());
    book = new EntityBook<>(kit.system(), EntityKind.QUEUE, Queue.Event.class);
    history = new HallHistory(kit.system(), book, store.session(), keyspace());
  }

  @AfterEach
  void close() {
    kit.shutdownTestKit();
    within(store.close());
  }

  @Test
  void everyMomentIsWhatTheQueueWasThen() {
    var walk = new QueueWalk();
    walk.steps(500);
    live(walk);
    var lines = within(book.after(QUEUE, 0).runWith(Sink.seq(), kit.system()));
    assertThat(lines).hasSizeGreaterThan(200);
    assertThat(at(lines.get(0).at().minusMillis(1))).isEqualTo(QueueWalk.RULES.vacant());
    assertThat(daysKept()).isEmpty();

    var moments = lines.stream().map(EntityBook.Line::at).toList();
    for (int i = 0; i < lines.size(); i += 23) {
      assertThat(at(moments.get(i))).isEqualTo(upTo(lines, moments.get(i)));
    }
    assertThat(daysKept()).containsExactly(SECOND_DAY);
    var end = moments.get(moments.size() - 1);
    assertThat(at(end.plusSeconds(90_000))).isEqualTo(upTo(lines, end));

    // The day's beginning counts: with the journal's first days gone all is as before.
    var between = moments.get(moments.size() - 5).plusMillis(1);
    store.session().execute("TRUNCATE %s.hall_days".formatted(keyspace()));
    assertThat(at(between)).isEqualTo(upTo(lines, between));
    assertThat(daysKept()).containsExactly(SECOND_DAY);
    assertThat(at(between)).isEqualTo(upTo(lines, between));
  }

  private QueueState at(Instant moment) {
    return within(history.at(QueueWalk.POOL.id(), QueueWalk.RULES, ZONE, moment));
  }

  private static QueueState upTo(List<EntityBook.Line<Queue.Event>> lines, Instant moment) {
    var state = QueueWalk.RULES.vacant();
    for (var line : lines) {
      if (!line.at().isAfter(moment)) {
        state = QueueWalk.RULES.apply(state, line.event(), line.at());
      }
    }
    return state;
  }

  private List<LocalDate> daysKept() {
    var select = "SELECT day FROM %s.hall_days WHERE office = ?".formatted(keyspace());
    return store.session().execute(select, QUEUE).all().stream()
        .map(row -> row.getLocalDate("day"))
        .toList();
  }

  private String keyspace() {
    return store.config().getString("legalhub.store.keyspace");
  }

  private void live(QueueWalk walk) {
    var replies = kit.<Reply>createTestProbe();
    var environment =
        new EntityEnvironment(new WalkClock(), () -> true, (to, message) -> {}, Witness.none());
    var spec =
        EntitySpec.<Queue.Command, Queue.Event, QueueState>of(
            EntityKind.QUEUE, id -> QueueWalk.RULES);
    var queue = kit.spawn(EntityActor.create(spec, QUEUE, environment, Optional.empty()));
    for (var asked : walk.asked) {
      time.set(asked.at());
      queue.tell(
          new Message.Ask(
              asked.id(),
              asked.at().plusSeconds(60),
              asked.by(),
              asked.command(),
              replies.getRef()));
      replies.receiveMessage(PATIENCE);
    }
    kit.stop(queue, PATIENCE);
  }

  /** The time of the command that was asked last. */
  private final class WalkClock extends Clock {
    @Override
    public Instant instant() {
      return time.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
