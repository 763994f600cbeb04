package legalhub.hub;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;
import legalhub.actors.Specs;
import legalhub.actors.cluster.KryoRegistry;
import legalhub.actors.cluster.MajorityFence;
import legalhub.actors.cluster.PauseWatch;
import legalhub.actors.cluster.ShardedEntities;
import legalhub.actors.entity.Entities;
import legalhub.actors.entity.EntityEnvironment;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Fence;
import legalhub.actors.entity.Resting;
import legalhub.actors.queue.QueueRules;
import legalhub.hub.login.CodeMessages;
import legalhub.hub.town.TownPlan;
import legalhub.persistence.due.DueSweeper;
import legalhub.persistence.journal.QueueSnapshots;
import legalhub.persistence.records.LiveRows;
import legalhub.persistence.records.RowProjection;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** This node of the cluster: the actor system, its membership, and the entities that live here. */
record Node(ActorSystem<Void> system, Fence fence, Entities entities) {
  private static final int ASLEEP_TOO_LONG = 70;

  /** Starts the system and waits until this node is a full member. */
  static CompletionStage<Node> start(Foundation foundation, TownPlan town, Clock clock) {
    var config = foundation.config();
    var setup =
        ActorSystemSetup.create(
            BootstrapSetup.create(config), CodeMessages.register(KryoRegistry.hub()));
    var system = ActorSystem.<Void>create(Behaviors.empty(), "legalhub", setup);
    return Membership.join(system).thenApply(up -> start(system, foundation, town, clock));
  }

  private static Node start(
      ActorSystem<Void> system, Foundation foundation, TownPlan town, Clock clock) {
    var rows = foundation.rows();
    var limit = system.settings().config().getDuration("legalhub.cluster.pause-limit");
    var pauses = PauseWatch.start(limit, () -> Runtime.getRuntime().halt(ASLEEP_TOO_LONG));
    var fence = MajorityFence.of(system, pauses);
    var resting = Resting.from(system.settings().config(), foundation.dueTimes());
    var witness = new LiveRows(rows, row -> {});
    var entities =
        ShardedEntities.start(
            system, specs(town), all -> new EntityEnvironment(clock, fence, all, witness, resting));
    DueSweeper.start(system, foundation.dueTimes(), entities, clock, resting.near());
    RowProjection.start(system, rows, row -> {}, foundation.engagements()::note);
    return new Node(system, fence, entities);
  }

  /** Only a queue lives so long that reading it from its first event would take long. */
  private static List<EntitySpec<?, ?, ?>> specs(TownPlan town) {
    return Specs.of(town.town(), town.consultations()).stream()
        .<EntitySpec<?, ?, ?>>map(
            spec -> spec.kind() == EntityKind.QUEUE ? withSnapshots(town) : spec)
        .toList();
  }

  private static EntitySpec<?, ?, ?> withSnapshots(TownPlan town) {
    return QueueRules.spec(town.town()).withSnapshots(QueueSnapshots.adapter());
  }
}
