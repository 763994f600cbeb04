package legalhub.actors.cluster;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import legalhub.actors.entity.Agenda;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.DueTimes;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityEnvironment;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Fence;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Reply;
import legalhub.actors.entity.Resting;
import legalhub.actors.entity.Rules;
import legalhub.actors.entity.SeatNotice;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.entity.ViewUpdate;
import legalhub.actors.lawyer.Lawyer;
import legalhub.actors.lawyer.LawyerView;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.ShardRegion.CurrentShardRegionState;
import org.apache.pekko.cluster.sharding.typed.GetShardRegionState;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.remote.RARP;
import org.slf4j.LoggerFactory;

/** One node of a test's cluster, with a counting entity in the place of a lawyer. */
final class ClusterNode {
  static final Audience SELF = new Audience(Caller.hub("test"), LawyerView.DUTY, "");

  private static final String SETTINGS =
      """
      pekko.remote.artery.canonical.port = 0
      pekko.remote.artery.advanced.test-mode = on
      pekko.cluster.jmx.enabled = off
      legalhub.cluster.settle = 0 s
      # A terminated system is a killed process here.
      pekko.coordinated-shutdown.run-by-actor-system-terminate = off
      pekko.coordinated-shutdown.exit-jvm = off
      pekko.actor.serialize-messages = on
      pekko.actor.no-serialization-verification-needed-class-prefix =
        ["org.apache.pekko.", "legalhub.actors.entity.EntityActor$"]
      pekko.persistence.journal.plugin = shared-journal
      shared-journal.class = "legalhub.actors.cluster.SharedJournal"
      shared-journal.plugin-dispatcher = "pekko.actor.default-dispatcher"
      """;

  static {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
  }

  private final ActorSystem<Void> system;
  private final ShardedEntities entities;
  private final PauseWatch pauses = PauseWatch.start(Duration.ofMinutes(1), () -> {}, nanos -> {});
  private final MajorityFence fence;

  /** The entities that this node has started. */
  final Set<String> started = ConcurrentHashMap.newKeySet();

  /** When each of them recorded something here for the last time. */
  final Map<String, Instant> recorded = new ConcurrentHashMap<>();

  /**
   * What an entity's life goes by.
   *
   * @param alarm asks an entity a second time; empty: there is none
   */
  record Life(Clock clock, Resting resting, Optional<Instant> alarm) {
    /** Longer than any test. */
    static final Life AWAKE =
        new Life(
            Clock.systemUTC(),
            new Resting(Duration.ofHours(1), Duration.ofHours(1), DueTimes.none()),
            Optional.empty());
  }

  ClusterNode(Optional<ClusterNode> contact) {
    this(contact, Life.AWAKE);
  }

  ClusterNode(Optional<ClusterNode> contact, Life life) {
    var config =
        ConfigFactory.parseString(SETTINGS)
            .withFallback(ConfigFactory.parseResources("cluster.conf"))
            .withFallback(ConfigFactory.defaultReferenceUnresolved())
            .resolve();
    this.system = ActorSystem.create(Behaviors.empty(), "hub", config);
    this.fence = MajorityFence.of(system, pauses);
    var cluster = Cluster.get(system);
    cluster.manager().tell(Join.create(contact.map(ClusterNode::address).orElse(address())));
    var spec = EntitySpec.of(EntityKind.LAWYER, id -> new Counting(id, life));
    this.entities =
        ShardedEntities.start(
            system,
            List.of(spec),
            self ->
                new EntityEnvironment(
                    life.clock(),
                    fence,
                    self,
                    (entity, version, fact, state) -> recorded.put(entity.id(), fact.at()),
                    life.resting()));
  }

  Address address() {
    return Cluster.get(system).selfMember().address();
  }

  int members() {
    return Cluster.get(system).state().members().size();
  }

  Fence fence() {
    return fence;
  }

  <T> TestProbe<T> probe(Class<T> type) {
    return TestProbe.create(type, system);
  }

  void ask(String entity, String command, ActorRef<Reply> replyTo) {
    var deadline = Instant.now().plusSeconds(60);
    tell(
        entity,
        new Message.Ask(
            new CommandId(command), deadline, SELF.viewer(), new Lawyer.GoOnDuty(), replyTo));
  }

  void watch(String entity, ActorRef<ViewUpdate> watcher) {
    tell(entity, new Message.Watch("w", SELF, Optional.empty(), watcher));
  }

  void attend(String entity, String session, boolean claim, ActorRef<SeatNotice> holder) {
    tell(entity, new Message.Attend("seat", session, claim, holder));
  }

  /** As an operator stops a node: its entities move, then it ends. */
  void leave() {
    var unused = CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.unknownReason());
  }

  boolean hasEnded() {
    return system.getWhenTerminated().toCompletableFuture().isDone();
  }

  void wake(String entity, ActorRef<Reply> replyTo) {
    tell(entity, new Message.Wake(new CommandId("wake"), replyTo));
  }

  /** The entities that are in this node's memory now. */
  Set<String> inMemory() {
    var probe = probe(CurrentShardRegionState.class);
    var key = EntityKind.LAWYER.typeKey();
    ClusterSharding.get(system).shardState().tell(new GetShardRegionState(key, probe.ref()));
    return probe.receiveMessage(Duration.ofSeconds(60)).getShards().stream()
        .flatMap(shard -> shard.getEntityIds().stream())
        .collect(Collectors.toSet());
  }

  /** It says so to all nodes, and stays. */
  void isAboutToLeave() {
    LeavingNodes.get(system).leave();
  }

  /** From now on nothing gets through between this node and the other, either way. */
  @SuppressWarnings("deprecation") // The lever for tests is still the one of the old transport.
  void cutOff(ClusterNode other) {
    var provider = ((RARP) RARP.get(Adapter.toClassic(system))).provider();
    var cut =
        new org.apache.pekko.remote.transport.ThrottlerTransportAdapter.SetThrottle(
            other.address(),
            org.apache.pekko.remote.transport.ThrottlerTransportAdapter.bothDirection(),
            org.apache.pekko.remote.transport.ThrottlerTransportAdapter.blackholeThrottleMode());
    assert provider.transport().managementCommand(cut) != null;
  }

  /** As kill -9 would: nobody is told. */
  void kill() {
    pauses.close();
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }

  private void tell(String entity, Message message) {
    entities.tell(new EntityAddress(EntityKind.LAWYER, entity), message);
  }

  /** Counts how often it was asked. */
  private final class Counting implements Rules<Lawyer.Command, Lawyer.Event, Integer> {
    private final Life life;

    private Counting(String id, Life life) {
      this.life = life;
      started.add(id);
    }

    @Override
    public Agenda<Lawyer.Command> agenda(Integer count) {
      var alarms =
          life.alarm().stream()
              .filter(due -> count == 1)
              .map(due -> new Agenda.Alarm<Lawyer.Command>("again", due, new Lawyer.GoOnDuty()))
              .toList();
      return new Agenda<>(alarms, List.of(), List.of());
    }

    @Override
    public Integer vacant() {
      return 0;
    }

    @Override
    public Decision<Lawyer.Event> decide(Integer count, Lawyer.Command command, Asking asking) {
      return Decision.record(new Lawyer.WentOnDuty());
    }

    @Override
    public Integer apply(Integer count, Lawyer.Event event, Instant at) {
      return count + 1;
    }

    @Override
    public Optional<Map<String, ViewPart>> view(Integer count, Audience audience, Instant now) {
      return Optional.of(
          Map.of("duty", new LawyerView.Duty(count > 0, true, count, Instant.EPOCH)));
    }
  }
}
