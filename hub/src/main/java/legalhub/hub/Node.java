package legalhub.hub;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import legalhub.actors.Specs;
import legalhub.actors.cluster.KryoRegistry;
import legalhub.actors.cluster.MajorityFence;
import legalhub.actors.cluster.PauseWatch;
import legalhub.actors.cluster.ShardedEntities;
import legalhub.actors.conference.ConferenceMeans;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.Entities;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityEnvironment;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Fence;
import legalhub.actors.entity.Resting;
import legalhub.actors.entity.Witness;
import legalhub.actors.fleet.FleetRules;
import legalhub.actors.ledger.Ledger;
import legalhub.actors.ledger.LedgerRules;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.QueueRules;
import legalhub.actors.terminal.TerminalRules;
import legalhub.hub.alert.AlertDesk;
import legalhub.hub.alert.AlertWatch;
import legalhub.hub.conference.HttpRecorder;
import legalhub.hub.entity.Asker;
import legalhub.hub.login.CodeMessages;
import legalhub.hub.metrics.Metrics;
import legalhub.hub.metrics.MetricsSetup;
import legalhub.hub.store.SpreadErasures;
import legalhub.hub.town.TownPlan;
import legalhub.hub.webhook.Webhooks;
import legalhub.jitsi.Conferencing;
import legalhub.persistence.due.DueSweeper;
import legalhub.persistence.journal.FleetCodec;
import legalhub.persistence.journal.JournalFence;
import legalhub.persistence.journal.LedgerCodec;
import legalhub.persistence.journal.QueueSnapshots;
import legalhub.persistence.journal.TerminalSnapshots;
import legalhub.persistence.ledger.LedgerProjection;
import legalhub.persistence.records.LiveRows;
import legalhub.persistence.records.RowProjection;
import legalhub.persistence.records.ServiceRows;
import legalhub.persistence.webhook.HookPositions;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.model.Uri;

/**
 * This node of the cluster: the actor system, its membership, and the entities that live here.
 *
 * @param management the private port's address
 * @param conferencing what carries conferences; empty where nothing does
 * @param records whether anything records them
 */
record Node(
    ActorSystem<Void> system,
    Fence fence,
    Entities entities,
    Metrics metrics,
    Uri management,
    Webhooks webhooks,
    Optional<Conferencing> conferencing,
    boolean records) {
  private static final int ASLEEP_TOO_LONG = 70;

  /** What a node stands on, and what it is to be. */
  record Plan(Foundation foundation, TownPlan town, Metrics metrics, Clock clock) {}

  /** Starts the system and waits until this node is a full member. */
  static CompletionStage<Node> start(Plan plan) {
    var webhooks = webhooks(plan);
    var config = Departure.withTimeToDrain(plan.foundation().config());
    var setup =
        ActorSystemSetup.create(
            BootstrapSetup.create(config), registry(), new MetricsSetup(plan.metrics()));
    var system = ActorSystem.<Void>create(Behaviors.empty(), "legalhub", setup);
    return ManagementPort.open(system)
        .thenCompose(
            address -> {
              // Before it is a member: the others wait for this node's word from then on.
              var node = start(system, address, plan, webhooks);
              return Membership.join(system).thenApply(up -> node);
            })
        .exceptionallyCompose(failure -> endedAfter(failure, system));
  }

  /** Everything that crosses from node to node as a record. */
  static KryoRegistry registry() {
    return SpreadErasures.register(CodeMessages.register(KryoRegistry.hub()));
  }

  /** The actors end before the database is taken from under them. */
  static <T> CompletionStage<T> endedAfter(Throwable failure, ActorSystem<?> system) {
    system.terminate();
    return system.getWhenTerminated().thenCompose(ended -> CompletableFuture.failedFuture(failure));
  }

  private static Webhooks webhooks(Plan plan) {
    var foundation = plan.foundation();
    var positions = new HookPositions(foundation.session(), foundation.keyspace());
    return Webhooks.of(foundation.config(), plan.town().town(), positions);
  }

  private static Node start(
      ActorSystem<Void> system, Uri management, Plan plan, Webhooks webhooks) {
    var rows = plan.foundation().rows();
    var metrics = plan.metrics();
    var limit = system.settings().config().getDuration("legalhub.cluster.pause-limit");
    var pauses =
        PauseWatch.start(limit, () -> Runtime.getRuntime().halt(ASLEEP_TOO_LONG), metrics.pauses());
    JournalFence.of(Adapter.toClassic(system)).putUp(pauses::isAwake);
    var fence = MajorityFence.of(system, pauses);
    metrics.follow(system, fence);
    var foundation = plan.foundation();
    var resting = Resting.from(system.settings().config(), foundation.dueTimes());
    var conferencing = Conferencing.from(system.settings().config(), system, plan.clock());
    var recorder = HttpRecorder.from(system.settings().config());
    var means = new ConferenceMeans(conferencing.map(Conferencing::backend), recorder);
    var entities =
        ShardedEntities.start(
            system,
            specs(plan, means),
            all ->
                new EntityEnvironment(plan.clock(), fence, all, witness(all, rows, plan), resting));
    var dashboards = new Dashboards(entities, rows, plan.clock());
    dashboards.start(system);
    DueSweeper.start(system, foundation.dueTimes(), entities, plan.clock(), resting.near());
    var asker = new Asker(system, entities, plan.clock());
    var history = foundation.history();
    RowProjection.start(
        system, history, rows, dashboards.sure(system), foundation.engagements()::note);
    LedgerProjection.start(
        system, foundation.session(), foundation.keyspace(), history, ledger(asker));
    webhooks.start(system, plan.clock());
    var town = plan.town();
    var desk = new AlertDesk(asker);
    AlertWatch.start(system, desk, town.town(), town.alerts(), plan.clock());
    return new Node(
        system, fence, entities, metrics, management, webhooks, conferencing, recorder.isPresent());
  }

  /** The fast path to tables and screens, and the metrics. */
  private static Witness witness(Entities entities, ServiceRows rows, Plan plan) {
    var metrics = plan.metrics();
    if (!plan.foundation().config().getBoolean("legalhub.store.records.live")) {
      return metrics.entities();
    }
    var live = new LiveRows(Specs.recorders(), rows, record -> Dashboards.tell(entities, record));
    return Witness.both(live, metrics.entities());
  }

  /** Under one id, however often the projection comes with an entry. */
  private static BiFunction<PoolId, Ledger.Append, CompletionStage<Void>> ledger(Asker asker) {
    return (office, append) -> {
      var entry = append.entry();
      var id =
          CommandId.derivedFrom(
              "ledger", entry.service().key(), entry.id(), Long.toString(entry.version()));
      var ledger = new EntityAddress(EntityKind.LEDGER, office.value());
      return asker.ask(ledger, Caller.hub("records"), append, id).thenCompose(Asker::done);
    };
  }

  /** Those that live so long that reading them from their first event takes long. */
  private static List<EntitySpec<?, ?, ?>> specs(Plan plan, ConferenceMeans means) {
    var town = plan.town();
    var signer = plan.foundation().ledgerKey();
    return Specs.of(town.town(), town.consultations(), signer, means).stream()
        .<EntitySpec<?, ?, ?>>map(
            spec ->
                switch (spec.kind()) {
                  case QUEUE ->
                      QueueRules.spec(town.town()).withSnapshots(QueueSnapshots.adapter());
                  case LEDGER ->
                      LedgerRules.spec(town.town(), signer).withSnapshots(LedgerCodec.snapshots());
                  case TERMINAL ->
                      TerminalRules.spec(town.town()).withSnapshots(TerminalSnapshots.adapter());
                  case FLEET -> FleetRules.spec(town.town()).withSnapshots(FleetCodec.snapshots());
                  default -> spec;
                })
        .toList();
  }
}
