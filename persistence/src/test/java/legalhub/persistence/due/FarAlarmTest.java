package legalhub.persistence.due;

import static java.time.temporal.ChronoUnit.MILLIS;
import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import legalhub.actors.cluster.ShardedEntities;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.Entities;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityEnvironment;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Reply;
import legalhub.actors.entity.Resting;
import legalhub.actors.lawyer.Lawyer;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.lawyer.LawyerRules;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.QueueRules;
import legalhub.actors.town.Desk;
import legalhub.actors.town.DeskId;
import legalhub.actors.town.LawyerProfile;
import legalhub.actors.town.OpenHours;
import legalhub.actors.town.Pool;
import legalhub.actors.town.QueueSettings;
import legalhub.actors.town.Town;
import legalhub.persistence.Store;
import legalhub.persistence.testing.MovedClock;
import legalhub.persistence.testing.SharedCassandra;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.cluster.sharding.ShardRegion.CurrentShardRegionState;
import org.apache.pekko.cluster.sharding.typed.GetShardRegionState;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole of it: a real lawyer, real shards, the real journal, table and sweep. */
class FarAlarmTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration NEAR = Duration.ofMinutes(10);

  /** After which a lawyer who lost the line goes off duty. */
  private static final Duration AWAY_MAX = Duration.ofMinutes(30);

  private static final LawyerId LAWYER = new LawyerId("lawyer");
  private static final Pool POOL = pool();

  private final MovedClock clock = new MovedClock(Clock.systemUTC());

  /** The lawyer's facts, and when. */
  private final Map<Class<?>, Instant> facts = new ConcurrentHashMap<>();

  private Config config;
  private Store store;
  private ActorTestKit kit;
  private Entities entities;

  @BeforeEach
  void open() {
    config =
        ConfigFactory.parseString(
                """
                pekko.remote.artery.canonical.port = 0
                pekko.coordinated-shutdown.exit-jvm = off
                pekko.persistence.cassandra.coordinated-shutdown-on-error = off
                pekko.cluster.jmx.enabled = off
                legalhub.store.due-times.sweep-every = 200 ms
                """)
            .withFallback(ConfigFactory.parseResources("cluster.conf"))
            .withFallback(SharedCassandra.config())
            .resolve();
    store = within(Store.open(config));
    startHub();
  }

  @AfterEach
  void close() {
    kit.shutdownTestKit();
    within(store.close());
  }

  private void startHub() {
    kit = ActorTestKit.create("hub", store.config());
    var cluster = Cluster.get(kit.system());
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    var table = Slice.table(store);
    var resting = new Resting(Duration.ofMillis(500), NEAR, table);
    var town = new Town(Map.of(POOL.id(), POOL));
    entities =
        ShardedEntities.start(
            kit.system(),
            List.of(LawyerRules.spec(town), QueueRules.spec(town)),
            all ->
                new EntityEnvironment(
                    clock,
                    () -> true,
                    all,
                    (entity, version, fact, state) -> facts.put(fact.event().getClass(), fact.at()),
                    resting));
    DueSweeper.start(kit.system(), table, entities, clock, NEAR);
  }

  @Test
  void whoRestsThroughARestartOfTheHubActsOnTime() {
    ask(new Lawyer.GoOnDuty());
    ask(new Lawyer.ConnectionLost());
    until(() -> assertThat(dueTimes()).hasSize(1));
    var alarm = facts.get(Lawyer.Disconnected.class).plus(AWAY_MAX);
    assertThat(dueTimes()).containsExactly(alarm.truncatedTo(MILLIS));
    until(() -> assertThat(inMemory(EntityKind.LAWYER)).isEmpty());
    assertThat(inMemory(EntityKind.QUEUE)).containsExactly(POOL.id().value());

    kit.shutdownTestKit();
    clock.move(Duration.between(clock.instant(), alarm).minus(NEAR).minusSeconds(60));
    startHub();
    until(() -> assertThat(inMemory(EntityKind.QUEUE)).containsExactly(POOL.id().value()));
    assertThat(inMemory(EntityKind.LAWYER)).isEmpty();
    assertThat(dueTimes()).hasSize(1);

    clock.move(Duration.between(clock.instant(), alarm).minusSeconds(15));
    until(() -> assertThat(dueTimes()).isEmpty());
    assertThat(inMemory(EntityKind.LAWYER)).containsExactly(LAWYER.value());
    until(() -> assertThat(facts).containsKey(Lawyer.WentOffDuty.class));
    assertThat(facts.get(Lawyer.WentOffDuty.class)).isBetween(alarm, alarm.plusSeconds(5));
    until(() -> assertThat(inMemory(EntityKind.LAWYER)).isEmpty());
    assertThat(dueTimes()).isEmpty();
  }

  private void ask(Lawyer.Command command) {
    var replies = kit.<Reply>createTestProbe();
    var id = new CommandId(UUID.randomUUID().toString());
    entities.tell(
        new EntityAddress(EntityKind.LAWYER, LAWYER.value()),
        new Message.Ask(
            id, clock.instant().plusSeconds(90), Caller.hub("test"), command, replies.ref()));
    assertThat(replies.receiveMessage(PATIENCE)).isEqualTo(new Reply.Done(id));
  }

  private List<Instant> dueTimes() {
    return store
        .session()
        .execute("SELECT due FROM %s.due_times".formatted(Slice.keyspace(store)))
        .map(row -> row.getInstant(0))
        .all();
  }

  private Set<String> inMemory(EntityKind kind) {
    var probe = kit.<CurrentShardRegionState>createTestProbe();
    ClusterSharding.get(kit.system())
        .shardState()
        .tell(new GetShardRegionState(kind.typeKey(), probe.ref()));
    return probe.receiveMessage(PATIENCE).getShards().stream()
        .flatMap(shard -> shard.getEntityIds().stream())
        .collect(Collectors.toSet());
  }

  private void until(Runnable assertion) {
    kit.<Void>createTestProbe()
        .awaitAssert(
            PATIENCE,
            () -> {
              assertion.run();
              return null;
            });
  }

  private static Pool pool() {
    var desk = new DeskId("desk");
    var lawyer = new LawyerProfile(LAWYER, "firm", Set.of(desk), Set.of(), Set.of());
    return new Pool(
        new PoolId("pool"),
        List.of(new Desk(desk, true)),
        Map.of(LAWYER, lawyer),
        OpenHours.always(),
        QueueSettings.defaults());
  }
}
