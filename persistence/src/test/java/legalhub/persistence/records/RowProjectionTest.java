package legalhub.persistence.records;

import static java.util.concurrent.TimeUnit.SECONDS;
import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import legalhub.actors.Specs;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.entity.Witness;
import legalhub.actors.record.Service;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.record.ServiceTags;
import legalhub.persistence.Store;
import legalhub.persistence.testing.SharedCassandra;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.projection.ProjectionBehavior;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both ways to a row, over the real journal and the real tables. */
class RowProjectionTest {
  private static final TalkListener NOBODY = (id, about) -> CompletableFuture.completedFuture(null);

  private Store store;
  private ActorTestKit kit;
  private ServiceRows rows;
  private Tables tables;

  @BeforeEach
  void open() {
    store = within(Store.open(config()));
    kit = ActorTestKit.create(store.config());
    var cluster = Cluster.get(kit.system());
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    var keyspace = store.config().getString("legalhub.store.keyspace");
    var zone = ZoneId.of("Asia/Shanghai");
    rows = new ServiceRows(store.session(), keyspace, zone, Clock.systemUTC());
    tables = new Tables(store);
  }

  @AfterEach
  void close() {
    kit.shutdownTestKit();
    within(store.close());
  }

  @Test
  void bothWaysLeadToTheSameRowsHoweverOftenTheyAreGone() throws Exception {
    TalkedThrough.on(kit, "live", new LiveRows(Specs.recorders(), rows, row -> {}));
    TalkedThrough.inWriting(kit, "message", new LiveRows(Specs.recorders(), rows, row -> {}));
    var last = kit.<String>createTestProbe();
    last.awaitAssert(
        Duration.ofSeconds(60),
        () -> {
          assertThat(tables.contents())
              .allSatisfy((table, cells) -> assertThat(cells).hasSize(2))
              .allSatisfy((t, cells) -> assertThat(cells).anyMatch(c -> c.contains("version:8")))
              .allSatisfy((t, cells) -> assertThat(cells).anyMatch(c -> c.contains("version:3")));
          return null;
        });
    var byLivePath = tables.contents();

    var told = new LinkedBlockingQueue<ServiceRecord>();
    RowProjection.start(kit.system(), history(), rows, row -> heard(told, row), NOBODY);
    await(told, 7);
    assertThat(tables.contents()).isEqualTo(byLivePath);

    TalkedThrough.on(kit, "quiet", Witness.none());
    await(told, 4);
    var row = within(rows.find(RowSamples.RESIDENT, new ConsultationId("quiet"))).orElseThrow();
    assertThat(row.version()).isEqualTo(TalkedThrough.LAST_VERSION);
    assertThat(row.outcome()).contains(Outcome.FOLLOW_UP.name());
    assertThat(row.merit().stars()).isEqualTo(Optional.of(5));
    assertThat(row.matter().category()).isEqualTo("DEBT");
    assertThat(row.merit().recorded()).isTrue();
    assertThat(row.times().talked()).isPositive();

    var once = tables.contents();
    var digest = within(recordTables().digest());
    replayEverything("again");
    assertThat(tables.contents()).isEqualTo(once);
    assertThat(within(recordTables().digest())).isEqualTo(digest);

    within(recordTables().forget());
    assertThat(tables.contents()).allSatisfy((table, cells) -> assertThat(cells).isEmpty());
    assertThat(within(recordTables().digest())).isNotEqualTo(digest);
    replayEverything("from-zero");
    assertThat(tables.contents()).isEqualTo(once);
    assertThat(within(recordTables().digest())).isEqualTo(digest);
    assertThat(check().isSound()).isTrue();
    assertThat(check().records()).isEqualTo(3);
  }

  @Test
  void tablesThatAreNotWhatTheJournalComesToAreFound() {
    AskedInVain.on(kit, new LiveRows(Specs.recorders(), rows, row -> {}));
    var probe = kit.<String>createTestProbe();
    probe.awaitAssert(
        Duration.ofSeconds(60),
        () -> {
          assertThat(check().isSound()).isTrue();
          return null;
        });
    within(rows.upsert(RowSamples.open("nobody", 1, Clock.systemUTC().instant())));
    assertThat(check().surplus()).containsExactly("consultation/nobody");
    assertThat(check().isSound()).isFalse();

    truncate("by_day");
    assertThat(check().missing()).containsExactly("request/ticket-1");
    var json = RecordFigures.toJson(check(), "digest");
    assertThat(json).startsWith("{\"records\":1,\"missing\":1,\"different\":0,\"surplus\":0,");
  }

  private void truncate(String table) {
    store
        .session()
        .execute(
            "TRUNCATE %s.service_rows_%s"
                .formatted(store.config().getString("legalhub.store.keyspace"), table));
  }

  private RecordCheck.Report check() {
    var keyspace = store.config().getString("legalhub.store.keyspace");
    return within(RecordCheck.run(store.session(), keyspace, Specs.recorders()));
  }

  @Test
  void aRequestIsARowFromTheAskingOnAndNobodysWhereNobodyAnswered() throws Exception {
    AskedInVain.on(kit, new LiveRows(Specs.recorders(), rows, row -> {}));
    var probe = kit.<String>createTestProbe();
    var filed =
        probe.awaitAssert(
            Duration.ofSeconds(60),
            () -> {
              var all =
                  within(rows.ofDay(RowSamples.OFFICE, rows.day(Clock.systemUTC().instant())));
              assertThat(all).extracting(ServiceRecord::version).containsExactly(2L);
              return all.get(0);
            });
    assertThat(filed.service()).isEqualTo(Service.REQUEST);
    assertThat(filed.id()).isEqualTo("ticket-1");
    assertThat(filed.outcome()).contains("WITHDRAWN");
    assertThat(tables.contents().get("by_lawyer")).isEmpty();
    var byLivePath = tables.contents();

    var told = new LinkedBlockingQueue<ServiceRecord>();
    RowProjection.start(kit.system(), history(), rows, row -> heard(told, row), NOBODY);
    await(told, 2);
    assertThat(tables.contents()).isEqualTo(byLivePath);
  }

  /** A projection under another name begins at the first event. */
  private void replayEverything(String name) throws InterruptedException {
    var told = new LinkedBlockingQueue<ServiceRecord>();
    for (var tag : ServiceTags.all()) {
      kit.spawn(
          ProjectionBehavior.create(
              TaggedEvents.slice(
                  kit.system(),
                  name,
                  tag,
                  () -> new RowHandler(history(), rows, row -> heard(told, row), NOBODY))));
    }
    await(told, 11);
  }

  private RecordTables recordTables() {
    return new RecordTables(store.session(), store.config().getString("legalhub.store.keyspace"));
  }

  private EntityHistory history() {
    var keyspace = store.config().getString("legalhub.store.keyspace");
    return new EntityHistory(store.session(), keyspace, Specs.recorders());
  }

  private static CompletionStage<Void> heard(BlockingQueue<ServiceRecord> told, ServiceRecord row) {
    told.add(row);
    return CompletableFuture.completedFuture(null);
  }

  private static void await(BlockingQueue<ServiceRecord> told, int count)
      throws InterruptedException {
    for (int i = 0; i < count; i++) {
      assertThat(told.poll(90, SECONDS)).as("row %d of %d", i + 1, count).isNotNull();
    }
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
