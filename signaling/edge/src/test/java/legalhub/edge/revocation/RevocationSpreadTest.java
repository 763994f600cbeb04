package legalhub.edge.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import legalhub.actors.entity.Caller;
import legalhub.edge.token.Principal;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A revocation is answered when every node that is up and reachable has it, or after a second. */
class RevocationSpreadTest {
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Clock CLOCK = Clock.systemUTC();

  private final List<ActorTestKit> nodes = new ArrayList<>();

  @AfterEach
  void stop() {
    nodes.forEach(ActorTestKit::shutdownTestKit);
  }

  @Test
  void itHoldsEverywhereWhenItIsAnswered() {
    var one = join();
    var two = join();
    var here = start(one);
    var there = start(two);
    var principal = principal("family");
    var follower = TestProbe.<Revocation>create(two.system());
    there.follow(principal, follower.ref());

    assertThat(within(here.revokeFamily("family"))).isEqualTo(new Spread(1, 1));
    assertThat(there.covers(principal)).isTrue();
    follower.expectMessageClass(Revocation.class);
    assertThat(within(there.revokePerson("p"))).isEqualTo(new Spread(1, 1));
    assertThat(here.covers(principal("another"))).isTrue();
  }

  @Test
  void aNodeThatStartsLearnsWhatCountsFromAllOthersAtOnce() {
    var one = start(join());
    var two = start(join());
    within(one.revokeFamily("first"));
    within(two.revokeFamily("second"));

    var fresh = start(join());
    assertThat(within(fresh.catchUp())).isEqualTo(new Spread(2, 2));
    assertThat(fresh.covers(principal("first"))).isTrue();
    assertThat(fresh.covers(principal("second"))).isTrue();
    assertThat(fresh.covers(principal("third"))).isFalse();
  }

  @Test
  void aNodeThatDoesNotAnswerDelaysNobodyForMoreThanASecondAndLearnsItAtItsStart() {
    var here = start(join());
    var starting = join();
    long before = System.nanoTime();
    assertThat(within(here.revokeFamily("family"))).isEqualTo(new Spread(1, 0));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    assertThat(here.covers(principal("family"))).isTrue();

    var there = start(starting);
    assertThat(within(there.catchUp())).isEqualTo(new Spread(1, 1));
    assertThat(there.covers(principal("family"))).isTrue();
  }

  @Test
  void aNodeThatIsUnreachableIsNotWaitedFor() {
    var one = join();
    var here = start(one);
    var gone = join();
    start(gone);
    gone.shutdownTestKit();
    nodes.remove(gone);
    one.createTestProbe()
        .awaitAssert(
            PATIENCE,
            () -> {
              assertThat(Cluster.get(one.system()).state().getUnreachable()).hasSize(1);
              return null;
            });
    assertThat(within(here.revokeFamily("family"))).isEqualTo(new Spread(0, 0));
  }

  @Test
  void aNodeAloneAsksNobody() {
    var here = start(join());
    assertThat(within(here.catchUp())).isEqualTo(new Spread(0, 0));
    assertThat(within(here.revokeFamily("family")).isComplete()).isTrue();
    assertThat(here.covers(principal("family"))).isTrue();
  }

  /** Two relays of one node stand in for those of two nodes: the topic is the same. */
  @Test
  void whatStillCountsIsSaidAgain() {
    var kit = ActorTestKit.create("again", ManualTime.config().withFallback(ConfigFactory.load()));
    nodes.add(kit);
    var known = new RevocationRecord(LIFE, CLOCK);
    var missed = new RevocationRecord(LIFE, CLOCK);
    kit.spawn(RevocationRelay.create(known));
    var other = kit.spawn(RevocationRelay.create(missed));
    var follower = kit.<Revocation>createTestProbe();
    other.tell(new RevocationRelay.Follow(principal("family"), follower.ref()));
    for (int i = 0; i < Notice.REVOCATIONS_MAX; i++) {
      known.add(new Revocation(Revocation.Scope.FAMILY, "f" + i, CLOCK.instant()));
    }
    known.add(new Revocation(Revocation.Scope.FAMILY, "family", CLOCK.instant()));

    follower.awaitAssert(
        PATIENCE,
        () -> {
          ManualTime.get(kit.system()).timePasses(Duration.ofSeconds(10));
          assertThat(missed.sweep()).as("one more than a notice holds").hasSize(10_001);
          return null;
        });
    follower.expectMessageClass(Revocation.class);
  }

  private static Principal principal(String family) {
    var now = CLOCK.instant().minusSeconds(1);
    return new Principal(Caller.Role.RESIDENT, "p", family, now, now.plus(LIFE));
  }

  private static Revocations start(ActorTestKit node) {
    return Revocations.start(node.system(), LIFE, CLOCK);
  }

  private static <T> T within(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** One node more, once all nodes see it up. */
  private ActorTestKit join() {
    var node =
        ActorTestKit.create(
            "revocations",
            ConfigFactory.parseString(
                    """
                    pekko.actor.provider = cluster
                    pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                    pekko.cluster.jmx.multi-mbeans-in-same-jvm = on
                    pekko.cluster.gossip-interval = 200ms
                    pekko.coordinated-shutdown.run-by-actor-system-terminate = off
                    """)
                .withFallback(ConfigFactory.load()));
    nodes.add(node);
    var first = Cluster.get(nodes.get(0).system()).selfMember().address();
    Cluster.get(node.system()).manager().tell(Join.create(first));
    nodes.forEach(this::awaitAllUp);
    return node;
  }

  private void awaitAllUp(ActorTestKit node) {
    node.createTestProbe()
        .awaitAssert(
            PATIENCE,
            () -> {
              var members = Cluster.get(node.system()).state().getMembers();
              assertThat(members)
                  .hasSize(nodes.size())
                  .allMatch(member -> member.status().equals(MemberStatus.up()));
              return null;
            });
  }
}
