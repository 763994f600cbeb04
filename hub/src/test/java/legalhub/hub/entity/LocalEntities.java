package legalhub.hub.entity;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import legalhub.actors.entity.Entities;
import legalhub.actors.entity.EntityActor;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityEnvironment;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Witness;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;

/** The real entities over a journal in memory, without a cluster. */
public final class LocalEntities implements Entities {
  private final ActorTestKit kit;
  private final Map<EntityKind, EntitySpec<?, ?, ?>> specs;
  private final EntityEnvironment environment;
  private final Map<EntityAddress, ActorRef<Message>> started = new ConcurrentHashMap<>();

  public LocalEntities(ActorTestKit kit, List<EntitySpec<?, ?, ?>> specs, Clock clock) {
    this.kit = kit;
    this.specs = specs.stream().collect(Collectors.toMap(EntitySpec::kind, Function.identity()));
    this.environment = new EntityEnvironment(clock, () -> true, this, Witness.none());
  }

  @Override
  public void tell(EntityAddress to, Message message) {
    started
        .computeIfAbsent(
            to,
            address ->
                kit.spawn(
                    EntityActor.create(
                        specs.get(address.kind()), address.id(), environment, Optional.empty())))
        .tell(message);
  }

  public void stop() {
    started.values().forEach(kit::stop);
  }
}
