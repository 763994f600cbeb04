package legalhub.persistence.ledger;

import static java.util.concurrent.TimeUnit.SECONDS;
import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import legalhub.actors.Specs;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.EntityActor;
import legalhub.actors.entity.EntityEnvironment;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Recorded;
import legalhub.actors.entity.Reply;
import legalhub.actors.entity.Witness;
import legalhub.actors.ledger.HeadSigner;
import legalhub.actors.ledger.Ledger;
import legalhub.actors.ledger.LedgerRules;
import legalhub.actors.queue.PoolId;
import legalhub.persistence.Store;
import legalhub.persistence.journal.EntityBook;
import legalhub.persistence.journal.LedgerCodec;
import legalhub.persistence.records.AskedInVain;
import legalhub.persistence.records.EntityHistory;
import legalhub.persistence.records.TaggedEvents;
import legalhub.persistence.records.TalkedThrough;
import legalhub.persistence.testing.SharedCassandra;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.apache.pekko.projection.javadsl.Handler;
import org.apache.pekko.stream.javadsl.Sink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From what people did to the ledger, over the real journal. */
class LedgerProjectionTest {
  private static final int VERSIONS = 9;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private Store store;
  private String keyspace;
  private ActorTestKit kit;
  private EntityHistory history;
  private PoolId office;
  private ActorRef<Message> ledger;

  @BeforeEach
  void open() {
    store = within(Store.open(config()));
    keyspace = store.config().getString("legalhub.store.keyspace");
    kit = ActorTestKit.create(store.config());
    var cluster = Cluster.get(kit.system());
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    history = new EntityHistory(store.session(), keyspace, Specs.recorders());
  }

  @AfterEach
  void close() {
    kit.shutdownTestKit();
    within(store.close());
  }

  @Test
  void everyVersionIsTakenInOnceHoweverOftenItComes() throws Exception {
    TalkedThrough.on(kit, "live", Witness.none());
    TalkedThrough.inWriting(kit, "message", Witness.none());
    AskedInVain.on(kit, Witness.none());
    follow("ledger");
    var lines = lines();
    assertThat(lines).hasSize(VERSIONS);

    var versions = new HashMap<String, Long>();
    for (var line : lines) {
      var entry = ((Ledger.Appended) line.event()).entry();
      var name = entry.service().key() + "/" + entry.id();
      assertThat(entry.version()).isGreaterThan(versions.getOrDefault(name, 0L));
      versions.put(name, entry.version());
      assertThat(entry.text()).contains("id=" + entry.id()).contains("version=" + entry.version());
    }
    assertThat(versions)
        .containsEntry("consultation/live", TalkedThrough.LAST_VERSION)
        .containsEntry("consultation/message", 3L)
        .containsEntry("request/ticket-1", 2L);

    follow("again");
    assertThat(lines()).isEqualTo(lines);

    // As if the hub had died between the ledger's answer and the mark.
    store.session().execute("TRUNCATE %s.ledger_marks".formatted(keyspace));
    follow("without-marks");
    assertThat(lines()).isEqualTo(lines);

    // What was said counts as well as what the record shows: every event has changed the hash.
    assertThat(lines.stream().map(line -> ((Ledger.Appended) line.event()).entry().content()))
        .doesNotHaveDuplicates();
    var rated = within(history.upTo("consultation|live", TalkedThrough.LAST_VERSION));
    assertThat(lines)
        .anySatisfy(
            line ->
                assertThat(((Ledger.Appended) line.event()).entry().content())
                    .isEqualTo(rated.digest()));
  }

  private List<EntityBook.Line<Ledger.Event>> lines() {
    var book = new EntityBook<>(kit.system(), EntityKind.LEDGER, Ledger.Event.class);
    return within(book.after(office.value(), 0).runWith(Sink.seq(), kit.system()));
  }

  /** From the first event on, until all have been handled. */
  private void follow(String name) throws InterruptedException {
    var handled = new LinkedBlockingQueue<Long>();
    var marks = new LedgerMarks(store.session(), keyspace);
    TaggedEvents.follow(
        kit.system(),
        name,
        () -> {
          var handler = new LedgerHandler(history, marks, this::append);
          return new Handler<EventEnvelope<Recorded<?>>>() {
            @Override
            public CompletionStage<Done> process(EventEnvelope<Recorded<?>> envelope) {
              return handler
                  .process(envelope)
                  .whenComplete((done, failed) -> handled.add(envelope.sequenceNr()));
            }
          };
        });
    for (int i = 0; i < VERSIONS; i++) {
      assertThat(handled.poll(90, SECONDS)).as("event %d of %d", i + 1, VERSIONS).isNotNull();
    }
  }

  private CompletionStage<Void> append(PoolId of, Ledger.Append append) {
    var id = new CommandId(java.util.UUID.randomUUID().toString());
    var deadline = Clock.systemUTC().instant().plusSeconds(60);
    return AskPattern.<Message, Reply>ask(
            ledger(of),
            replyTo -> new Message.Ask(id, deadline, Caller.hub("records"), append, replyTo),
            Duration.ofSeconds(60),
            kit.scheduler())
        .thenAccept(reply -> assertThat(reply).isEqualTo(new Reply.Done(id)));
  }

  private synchronized ActorRef<Message> ledger(PoolId of) {
    if (ledger == null) {
      office = of;
      HeadSigner signer = statement -> new HeadSigner.Signature("key", "signature");
      var spec =
          EntitySpec.of(EntityKind.LEDGER, id -> new LedgerRules(id, ZONE, signer))
              .withSnapshots(LedgerCodec.snapshots());
      var environment =
          new EntityEnvironment(Clock.systemUTC(), () -> true, (to, message) -> {}, Witness.none());
      ledger = kit.spawn(EntityActor.create(spec, of.value(), environment, Optional.empty()));
    }
    assertThat(of).isEqualTo(office);
    return ledger;
  }

  private static Config config() {
    return ConfigFactory.parseString(
            """
            pekko.actor.provider = cluster
            pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
            pekko.coordinated-shutdown.exit-jvm = off
            pekko.persistence.cassandra.coordinated-shutdown-on-error = off
            """)
        .withFallback(SharedCassandra.config())
        .resolve();
  }
}
