package legalhub.hub.store;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import legalhub.actors.cluster.KryoRegistry;
import legalhub.hub.admin.SubjectKeys;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;

/**
 * The keys, with erasures that every node heeds. The node that erases has forgotten the key when it
 * answers and waits for nobody; the others forget it when they are told, and a node that can't be
 * told when its cache ends.
 */
public final class SpreadErasures implements SubjectKeys {
  private final SubjectKeys keys;
  private final ActorRef<ErasureRelay.Message> relay;

  private SpreadErasures(SubjectKeys keys, ActorRef<ErasureRelay.Message> relay) {
    this.keys = keys;
    this.relay = relay;
  }

  /** The number of this package's message between nodes; permanent. */
  public static KryoRegistry register(KryoRegistry registry) {
    return registry.with(1010, ErasureRelay.Erased.class);
  }

  /**
   * Once per node.
   *
   * @param keys the keys on this node; it forgets what it erases by itself
   * @param forget drops a subject's key from this node's memory; called from an actor
   * @param cachedFor how long a key stays in a node's memory at most, and so how long an erasure is
   *     repeated
   */
  public static SpreadErasures start(
      ActorSystem<?> system, SubjectKeys keys, Consumer<String> forget, Duration cachedFor) {
    var relay = ErasureRelay.create(forget, cachedFor);
    return new SpreadErasures(
        keys, system.systemActorOf(relay, "legalhub-erasures", Props.empty()));
  }

  /** The others are told of a failed erasure too: it may have reached the database all the same. */
  @Override
  public CompletionStage<Void> erase(String subject) {
    return keys.erase(subject)
        .whenComplete((erased, failure) -> relay.tell(new ErasureRelay.Publish(subject)));
  }

  @Override
  public CompletionStage<Integer> rotate() {
    return keys.rotate();
  }
}
