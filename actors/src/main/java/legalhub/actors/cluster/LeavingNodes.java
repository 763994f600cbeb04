package legalhub.actors.cluster;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Extension;
import org.apache.pekko.actor.typed.ExtensionId;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.apache.pekko.actor.typed.receptionist.ServiceKey;
import org.apache.pekko.cluster.typed.Cluster;

/**
 * Which nodes are about to leave, as they say themselves while they send their people away. Pekko
 * knows it only when a node leaves, and then moves all that lived there at once: every shard is
 * taken from it before the first gets a new place, and who lives in the last is silent for seconds.
 */
public final class LeavingNodes implements Extension {
  private static final ServiceKey<Object> KEY = ServiceKey.create(Object.class, "legalhub-leaving");

  private static final ExtensionId<LeavingNodes> ID =
      new ExtensionId<>() {
        @Override
        public LeavingNodes createExtension(ActorSystem<?> system) {
          return new LeavingNodes(system);
        }
      };

  private final ActorSystem<?> system;
  private final Address self;
  private volatile Set<Address> leaving = Set.of();

  private LeavingNodes(ActorSystem<?> system) {
    this.system = system;
    this.self = Cluster.get(system).selfMember().address();
    system.systemActorOf(watching(), "legalhub-leaving-nodes", Props.empty());
  }

  /** The one of this node. */
  public static LeavingNodes get(ActorSystem<?> system) {
    return ID.apply(system);
  }

  /** Says to all nodes, within a second, that this one is about to leave. There is no way back. */
  public void leave() {
    var sign = system.systemActorOf(Behaviors.ignore(), "legalhub-leaving", Props.empty());
    system.receptionist().tell(Receptionist.register(KEY, sign));
  }

  /** Whether the node of this actor is about to leave. */
  boolean hosts(ActorRef actor) {
    return leaving.contains(addressOf(actor.path().address()));
  }

  private Behavior<Receptionist.Listing> watching() {
    return Behaviors.setup(
        context -> {
          system.receptionist().tell(Receptionist.subscribe(KEY, context.getSelf()));
          return Behaviors.receiveMessage(
              listing -> {
                leaving =
                    listing.getServiceInstances(KEY).stream()
                        .map(sign -> addressOf(sign.path().address()))
                        .collect(Collectors.toUnmodifiableSet());
                return Behaviors.same();
              });
        });
  }

  private Address addressOf(Address address) {
    return address.hasLocalScope() ? self : address;
  }
}
