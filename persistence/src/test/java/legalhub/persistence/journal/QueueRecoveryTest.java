package legalhub.persistence.journal;

import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.EntityActor;
import legalhub.actors.entity.EntityEnvironment;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Journaled;
import legalhub.actors.entity.Memory;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Recorded;
import legalhub.actors.entity.Reply;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.lawyer.Standing;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.QueueRules;
import legalhub.actors.queue.QueueState;
import legalhub.actors.town.Town;
import legalhub.persistence.Store;
import legalhub.persistence.testing.SharedCassandra;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.cassandra.query.javadsl.CassandraReadJournal;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A queue's entity, its journal and its snapshots in the real database. */
class QueueRecoveryTest {
  private static final String QUEUE = QueueWalk.POOL.id().value();
  private static final String PERSISTENCE_ID = "queue|" + QUEUE;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int EVENTS_PER_SNAPSHOT = 200;

  private final AtomicReference<Instant> time = new AtomicReference<>();
  private final AtomicReference<QueueState> witnessed = new AtomicReference<>();
  private final AtomicInteger snapshotsRead = new AtomicInteger();

  private Store store;
  private ActorTestKit kit;
  private TestProbe<Reply> replies;

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
    replies = kit.createTestProbe();
  }

  @AfterEach
  void close() {
    kit.shutdownTestKit();
    within(store.close());
  }

  @Test
  void aQueueComesBackFromItsSnapshotAsFromAllItsEvents() {
    var walk = new QueueWalk();
    while (walk.facts.size() < EVENTS_PER_SNAPSHOT + 30) {
      walk.step();
    }
    var first = spawn();
    walk.asked.forEach(asked -> ask(first, asked));
    replies.awaitAssert(
        PATIENCE,
        () -> {
          assertThat(store.session().execute(snapshots(), PERSISTENCE_ID).one()).isNotNull();
          return null;
        });
    kit.stop(first, PATIENCE);
    assertThat(snapshotsRead).hasValue(0);

    var second = spawn();
    var last = walk.asked.get(walk.asked.size() - 1);
    witnessed.set(null);
    ask(second, oneMore(last.at(), walk.now().state()));
    assertThat(snapshotsRead).hasValue(1);
    // The answer leaves before the witness is told, and alarms that were due add events.
    replies.awaitAssert(
        PATIENCE,
        () -> {
          assertThat(witnessed.get()).isNotNull().isEqualTo(fromAllEvents().state());
          return null;
        });
  }

  private static QueueWalk.Asked oneMore(Instant at, QueueState state) {
    var lawyer = new LawyerId("lawyer-1");
    var command =
        new Queue.Availability(lawyer, state.slot(lawyer).version() + 100, Standing.OFF_DUTY, "");
    return new QueueWalk.Asked(at, Caller.hub("test"), new CommandId("one more"), command);
  }

  private void ask(ActorRef<Message> queue, QueueWalk.Asked asked) {
    time.set(asked.at());
    queue.tell(
        new Message.Ask(
            asked.id(), asked.at().plusSeconds(60), asked.by(), asked.command(), replies.getRef()));
    replies.receiveMessage(PATIENCE);
  }

  private ActorRef<Message> spawn() {
    var environment =
        new EntityEnvironment(
            new WalkClock(),
            () -> true,
            (to, message) -> {},
            (entity, version, fact, state) -> witnessed.set((QueueState) state));
    return kit.spawn(EntityActor.create(spec(), QUEUE, environment, Optional.empty()));
  }

  private EntitySpec<Queue.Command, Queue.Event, QueueState> spec() {
    var delivered = QueueSnapshots.adapter();
    return QueueRules.spec(new Town(Map.of(QueueWalk.POOL.id(), QueueWalk.POOL)))
        .withSnapshots(
            new SnapshotAdapter<>() {
              @Override
              public Object toJournal(Journaled<QueueState> state) {
                return delivered.toJournal(state);
              }

              @Override
              public Journaled<QueueState> fromJournal(Object from) {
                snapshotsRead.incrementAndGet();
                return delivered.fromJournal(from);
              }
            });
  }

  private Journaled<QueueState> fromAllEvents() {
    var vacant = new Journaled<>(QueueWalk.RULES.vacant(), Memory.empty());
    var events =
        PersistenceQuery.get(kit.system())
            .getReadJournalFor(CassandraReadJournal.class, CassandraReadJournal.Identifier())
            .currentEventsByPersistenceId(PERSISTENCE_ID, 0, Long.MAX_VALUE);
    return within(events.runFold(vacant, QueueRecoveryTest::after, kit.system()));
  }

  @SuppressWarnings("unchecked") // The queue's own journal.
  private static Journaled<QueueState> after(Journaled<QueueState> now, EventEnvelope envelope) {
    return now.after((Recorded<Queue.Event>) envelope.event(), QueueWalk.RULES);
  }

  private String snapshots() {
    return "SELECT sequence_nr FROM %s.snapshots WHERE persistence_id = ?"
        .formatted(store.config().getString("legalhub.store.keyspace"));
  }

  /** The time of the walk's latest command. */
  private final class WalkClock extends Clock {
    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return time.get();
    }
  }
}
