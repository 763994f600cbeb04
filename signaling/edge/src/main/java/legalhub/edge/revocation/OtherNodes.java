package legalhub.edge.revocation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;

/**
 * The relays of the other nodes. Each is found by the address of its node and not through gossip,
 * so a node that has just come up is reached as well.
 */
final class OtherNodes {
  private static final Duration WITHIN = Duration.ofSeconds(1);

  /**
   * What came back within a second.
   *
   * @param asked how many nodes were up and reachable
   */
  record Answers(int asked, List<Known> known) {
    Spread spread() {
      return new Spread(asked, known.size());
    }
  }

  private final ActorSystem<?> system;

  OtherNodes(ActorSystem<?> system) {
    this.system = system;
  }

  /** Never fails: who doesn't answer in time is missing. */
  CompletionStage<Answers> tell(List<Revocation> revocations) {
    var asked =
        addresses().stream().map(node -> tell(node, revocations).toCompletableFuture()).toList();
    return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
        .thenApply(
            all -> {
              var known = asked.stream().flatMap(answer -> answer.join().stream()).toList();
              return new Answers(asked.size(), known);
            });
  }

  private CompletionStage<Optional<Known>> tell(Address node, List<Revocation> revocations) {
    return AskPattern.<Notice, Known>ask(
            relay(node),
            answerTo -> new Notice(revocations, Optional.of(answerTo)),
            WITHIN,
            system.scheduler())
        .handle((known, late) -> Optional.ofNullable(known));
  }

  private ActorRef<Notice> relay(Address node) {
    return ActorRefResolver.get(system)
        .resolveActorRef(node + "/system/" + RevocationRelay.ACTOR_NAME);
  }

  private List<Address> addresses() {
    if (!Adapter.toClassic(system).settings().HasCluster()) {
      return List.of();
    }
    var cluster = Cluster.get(system);
    var self = cluster.selfMember();
    var state = cluster.state();
    var unreachable = state.getUnreachable();
    return StreamSupport.stream(state.getMembers().spliterator(), false)
        .filter(member -> !member.equals(self))
        .filter(member -> member.status().equals(MemberStatus.up()))
        .filter(member -> !unreachable.contains(member))
        .map(Member::address)
        .toList();
  }
}
