package legalhub.actors.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import legalhub.actors.entity.Entities;
import legalhub.actors.entity.EntityActor;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityEnvironment;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Message;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingSettings;
import org.apache.pekko.cluster.sharding.typed.HashCodeMessageExtractor;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entities of all nodes: each lives on one of them, and is reached from any. What must be the
 * same on every node, for ever, stands here and not in a settings file.
 */
public final class ShardedEntities implements Entities {
  /** Of each kind. Every node must agree: another number needs the whole cluster to stop. */
  static final int SHARDS = 50;

  private static final Logger LOG = LoggerFactory.getLogger(ShardedEntities.class);

  private final Map<EntityKind, ActorRef<ShardingEnvelope<Message>>> regions =
      new ConcurrentHashMap<>();

  private ShardedEntities() {}

  /**
   * Starts these kinds on this node, or, where the node lacks {@code pekko.cluster.sharding.role},
   * the way to them.
   *
   * @param environment what entities of this node are given, made around the way to all others
   */
  public static ShardedEntities start(
      ActorSystem<?> system,
      List<EntitySpec<?, ?, ?>> specs,
      Function<Entities, EntityEnvironment> environment) {
    var entities = new ShardedEntities();
    var given = environment.apply(entities);
    var sharding = ClusterSharding.get(system);
    for (var spec : specs) {
      var entity =
          entity(spec, given)
              .withSettings(settings(system, isRemembered(spec.kind())))
              .withAllocationStrategy(ConsiderateAllocation.of(system));
      entities.regions.put(spec.kind(), sharding.init(entity));
    }
    return entities;
  }

  /**
   * Starts a kind that has no journal. Nobody remembers its entities: whoever looks at one, or
   * tells it something, starts it.
   */
  public void host(
      ActorSystem<?> system, EntityKind kind, Function<String, Behavior<Message>> behavior) {
    var entity =
        Entity.of(kind.typeKey(), context -> behavior.apply(context.getEntityId()))
            .withMessageExtractor(new HashCodeMessageExtractor<Message>(SHARDS))
            .withStopMessage(EntityActor.stopMessage())
            .withSettings(settings(system, false))
            .withAllocationStrategy(ConsiderateAllocation.of(system));
    regions.put(kind, ClusterSharding.get(system).init(entity));
  }

  @Override
  public void tell(EntityAddress to, Message message) {
    var region = regions.get(to.kind());
    if (region == null) {
      // An entity that recovered before all kinds were started: it repeats its duties.
      LOG.warn("{} is not started on this node; dropped a message", to.kind());
      return;
    }
    region.tell(new ShardingEnvelope<>(to.id(), message));
  }

  private static <C, E, S> Entity<Message, ShardingEnvelope<Message>> entity(
      EntitySpec<C, E, S> spec, EntityEnvironment environment) {
    return Entity.of(
            spec.kind().typeKey(),
            context ->
                EntityActor.create(
                    spec, context.getEntityId(), environment, Optional.of(context.getShard())))
        .withMessageExtractor(new HashCodeMessageExtractor<Message>(SHARDS))
        .withStopMessage(EntityActor.stopMessage());
  }

  /**
   * Nothing is stopped for being idle, since a silent entity may have a timer running: it leaves by
   * itself. Whoever has left is no longer remembered.
   */
  private static ClusterShardingSettings settings(ActorSystem<?> system, boolean remembered) {
    return ClusterShardingSettings.create(system)
        .withNoPassivationStrategy()
        .withRememberEntitiesStoreMode(
            ClusterShardingSettings.rememberEntitiesStoreModeEventSourced())
        .withRememberEntities(remembered);
  }

  /** An account has no timers and no duties: it is started by who asks it. */
  private static boolean isRemembered(EntityKind kind) {
    return kind != EntityKind.ACCOUNT;
  }
}
