package legalhub.actors.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.cluster.sharding.ShardCoordinator.ActorSystemDependentAllocationStrategy;
import org.apache.pekko.testkit.TestProbe;
import org.apache.pekko.testkit.javadsl.TestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import scala.collection.immutable.IndexedSeq;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;

class ConsiderateAllocationTest {
  private static final Duration SETTLE = Duration.ofSeconds(10);
  private static final List<String> SHARDS = List.of("1", "2", "3", "4", "5");
  private static ActorSystem system;

  private final AtomicLong now = new AtomicLong();
  private final Choice choice = new Choice();
  private final Set<ActorRef> leaving = new HashSet<>();
  private final ConsiderateAllocation nodes =
      new ConsiderateAllocation(
          choice, new ConsiderateAllocation.Times(SETTLE, now::get, 3), leaving::contains);
  private final ActorRef a = new TestProbe(system).ref();
  private final ActorRef b = new TestProbe(system).ref();
  private final ActorRef c = new TestProbe(system).ref();

  @BeforeAll
  static void start() {
    system = ActorSystem.create("settled");
  }

  @AfterAll
  static void stop() {
    TestKit.shutdownActorSystem(system);
  }

  /** Chooses among all that it is offered, and moves everything. */
  private static final class Choice implements ActorSystemDependentAllocationStrategy {
    Set<ActorRef> offered = Set.of();

    @Override
    public void start(ActorSystem system) {
      throw new AssertionError("not here");
    }

    @Override
    public Future<ActorRef> allocateShard(
        ActorRef requester,
        String shard,
        scala.collection.immutable.Map<ActorRef, IndexedSeq<String>> regions) {
      offered = CollectionConverters.asJava(regions).keySet();
      return Future.successful(requester);
    }

    @Override
    public Future<scala.collection.immutable.Set<String>> rebalance(
        scala.collection.immutable.Map<ActorRef, IndexedSeq<String>> regions,
        scala.collection.immutable.Set<String> underWay) {
      return Future.successful(immutable("moved"));
    }
  }

  private static scala.collection.immutable.Set<String> immutable(String... shards) {
    return CollectionConverters.asScala(Set.of(shards)).toSet();
  }

  private static scala.collection.immutable.Map<ActorRef, IndexedSeq<String>> regions(
      ActorRef... present) {
    Map<ActorRef, IndexedSeq<String>> regions =
        Stream.of(present)
            .collect(
                Collectors.toMap(
                    region -> region,
                    region -> CollectionConverters.asScala(SHARDS).toIndexedSeq()));
    return scala.collection.immutable.Map.from(CollectionConverters.asScala(regions));
  }

  private void after(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private Set<ActorRef> offered(ActorRef... present) {
    nodes.allocateShard(a, "7", regions(present));
    return choice.offered;
  }

  private boolean moves(ActorRef... present) {
    return !moved(immutable(), present).isEmpty();
  }

  private Set<String> moved(scala.collection.immutable.Set<String> underWay, ActorRef... present) {
    return CollectionConverters.asJava(
        nodes.rebalance(regions(present), underWay).value().get().get());
  }

  @Test
  void whileAllAreNewAllAreEqual() {
    assertThat(offered(a, b)).containsExactlyInAnyOrder(a, b);
    assertThat(moves(a, b)).isFalse();
  }

  @Test
  void whoJustCameGetsNothingWhileOthersAreThere() {
    moves(a, b);
    after(SETTLE);
    assertThat(moves(a, b)).isTrue();
    assertThat(offered(a, b, c)).containsExactlyInAnyOrder(a, b);
    assertThat(moves(a, b, c)).isFalse();
    after(SETTLE.minusMillis(1));
    assertThat(moves(a, b, c)).isFalse();
    after(Duration.ofMillis(1));
    assertThat(moves(a, b, c)).isTrue();
    assertThat(offered(a, b, c)).containsExactlyInAnyOrder(a, b, c);
  }

  @Test
  void whoJustCameGetsAllWhenNobodyElseIsLeft() {
    moves(a);
    after(SETTLE);
    moves(a, b);
    assertThat(offered(b)).containsExactly(b);
  }

  @Test
  void aNodeThatComesBackIsNewAgain() {
    moves(a, b);
    after(SETTLE);
    moves(a);
    assertThat(offered(a, b)).containsExactly(a);
  }

  @Test
  void aLeavingNodeIsEmptiedAFewShardsAtATime() {
    leaving.add(b);
    assertThat(moved(immutable(), a, b)).hasSize(3).isSubsetOf(SHARDS);
    assertThat(moved(immutable("1"), a, b)).isEmpty();
    assertThat(offered(a, b)).containsExactly(a);
  }

  @Test
  void whatLeavesGoesToWhoJustCameWhenNobodyElseStays() {
    moves(a);
    after(SETTLE);
    leaving.add(a);
    assertThat(offered(a, b)).containsExactly(b);
    assertThat(offered(a)).containsExactly(a);
    assertThat(moves(a)).isFalse();
  }
}
