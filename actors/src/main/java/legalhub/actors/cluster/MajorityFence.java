package legalhub.actors.cluster;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import legalhub.actors.entity.Fence;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.ClusterEvent.CurrentClusterState;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;

/**
 * Lets a node write while it takes part in the majority of its cluster. Of two halves neither
 * writes, until the split-brain resolver has removed one.
 */
public final class MajorityFence implements Fence {
  /**
   * What a node sees.
   *
   * @param self its own status
   * @param members those that the resolver counts, this one included
   * @param reachable those of them that answer
   */
  record Sight(MemberStatus self, int members, int reachable) {}

  private final Supplier<Sight> sight;
  private final BooleanSupplier awake;

  /** Of this node. */
  public static MajorityFence of(ActorSystem<?> system, PauseWatch pauses) {
    var cluster = Cluster.get(system);
    return new MajorityFence(() -> sight(cluster.selfMember(), cluster.state()), pauses::isAwake);
  }

  MajorityFence(Supplier<Sight> sight, BooleanSupplier awake) {
    this.sight = sight;
    this.awake = awake;
  }

  @Override
  public boolean holds() {
    if (!awake.getAsBoolean()) {
      return false;
    }
    var now = sight.get();
    return counts(now.self()) && now.reachable() * 2 > now.members();
  }

  /** One that leaves still hands its entities over, in order: they may write until they stop. */
  private static boolean counts(MemberStatus status) {
    return status.equals(MemberStatus.up()) || status.equals(MemberStatus.leaving());
  }

  private static Sight sight(Member self, CurrentClusterState state) {
    var unreachable = state.getUnreachable();
    int members = 0;
    int reachable = 0;
    for (var member : state.getMembers()) {
      if (counts(member.status())) {
        members++;
        reachable += unreachable.contains(member) ? 0 : 1;
      }
    }
    return new Sight(self.status(), members, reachable);
  }
}
