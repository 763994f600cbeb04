package legalhub.actors.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.ShardCoordinator.ActorSystemDependentAllocationStrategy;
import org.apache.pekko.cluster.sharding.ShardCoordinator.ShardAllocationStrategy$;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Set;
import scala.collection.immutable.Set$;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Which node a shard lives on. Pekko's own strategy sees how many shards each has, and whether it
 * is a member; this one adds what a person would: who just came isn't ready for guests, and who is
 * about to leave shall be empty by then.
 *
 * <p>A process that just started answers in seconds, not in milliseconds, until its code is
 * compiled; and a shard can move only when every node has agreed, so that one cold node keeps
 * whoever lives in a moving shard silent. So nothing is moved while a node is new, and what must
 * live somewhere goes to the others while there are any. Where this node becomes the coordinator
 * all nodes are new to it, and so equal.
 *
 * <p>From a node that is about to leave a few shards are taken at each look ({@code
 * pekko.cluster.sharding.rebalance-interval}), so that each is silent only for the moment of its
 * own move.
 *
 * <p>Actors call it one at a time: the coordinator of one kind of entities.
 */
final class ConsiderateAllocation implements ActorSystemDependentAllocationStrategy {
  private static final String LIMITS = "pekko.cluster.sharding.least-shard-allocation-strategy.";

  /** A third of all shards, 17, within six looks. */
  private static final int AT_ONCE = 3;

  private final ActorSystemDependentAllocationStrategy among;
  private final Times times;
  private final Predicate<ActorRef> leaving;

  /** When each node's region was first seen. */
  private final Map<ActorRef, Long> since = new HashMap<>();

  /**
   * @param settle how long a node is new
   * @param nanos as {@link System#nanoTime}
   * @param atOnce how many shards leave a leaving node at each look
   */
  record Times(Duration settle, LongSupplier nanos, int atOnce) {}

  /**
   * @param among how to choose between the nodes that come into question
   * @param leaving whether a region's node is about to leave
   */
  ConsiderateAllocation(
      ActorSystemDependentAllocationStrategy among, Times times, Predicate<ActorRef> leaving) {
    this.among = among;
    this.times = times;
    this.leaving = leaving;
  }

  /** For one kind of entities; with Pekko's own choice within its limits. */
  static ConsiderateAllocation of(ActorSystem<?> system) {
    var config = system.settings().config();
    var fewest =
        ShardAllocationStrategy$.MODULE$.leastShardAllocationStrategy(
            config.getInt(LIMITS + "rebalance-absolute-limit"),
            config.getDouble(LIMITS + "rebalance-relative-limit"));
    return new ConsiderateAllocation(
        // Its supertype isn't declared, but it must be told of the system by whoever wraps it.
        (ActorSystemDependentAllocationStrategy) fewest,
        new Times(config.getDuration("legalhub.cluster.settle"), System::nanoTime, AT_ONCE),
        LeavingNodes.get(system)::hosts);
  }

  @Override
  public void start(org.apache.pekko.actor.ActorSystem system) {
    among.start(system);
  }

  @Override
  public Future<ActorRef> allocateShard(
      ActorRef requester,
      String shard,
      scala.collection.immutable.Map<ActorRef, IndexedSeq<String>> regions) {
    var present = CollectionConverters.asJava(regions);
    var staying = without(present, leaving);
    var settled = without(staying, news(present)::contains);
    var best = !settled.isEmpty() ? settled : !staying.isEmpty() ? staying : present;
    return among.allocateShard(requester, shard, scala(best));
  }

  @Override
  public Future<Set<String>> rebalance(
      scala.collection.immutable.Map<ActorRef, IndexedSeq<String>> regions, Set<String> underWay) {
    var present = CollectionConverters.asJava(regions);
    var news = news(present);
    var staying = without(present, leaving);
    if (staying.size() < present.size()) {
      return Future.successful(staying.isEmpty() || underWay.nonEmpty() ? none() : some(present));
    }
    return news.isEmpty() ? among.rebalance(regions, underWay) : Future.successful(none());
  }

  /** A few shards of those that must go. */
  private Set<String> some(Map<ActorRef, IndexedSeq<String>> present) {
    var shards =
        present.entrySet().stream()
            .filter(region -> leaving.test(region.getKey()))
            .flatMap(region -> CollectionConverters.asJava(region.getValue()).stream())
            .limit(times.atOnce())
            .toList();
    return CollectionConverters.asScala(shards).toSet();
  }

  private static Set<String> none() {
    return Set$.MODULE$.empty();
  }

  private java.util.Set<ActorRef> news(Map<ActorRef, IndexedSeq<String>> present) {
    long now = times.nanos().getAsLong();
    since.keySet().retainAll(present.keySet());
    present.keySet().forEach(region -> since.putIfAbsent(region, now));
    return without(since, region -> now - since.get(region) >= times.settle().toNanos()).keySet();
  }

  private static <V> Map<ActorRef, V> without(Map<ActorRef, V> all, Predicate<ActorRef> who) {
    var rest = new HashMap<>(all);
    rest.keySet().removeIf(who);
    return rest;
  }

  private static scala.collection.immutable.Map<ActorRef, IndexedSeq<String>> scala(
      Map<ActorRef, IndexedSeq<String>> regions) {
    return scala.collection.immutable.Map.from(CollectionConverters.asScala(regions));
  }
}
