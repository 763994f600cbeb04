package legalhub.edge.revocation;

import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What one node tells others: revocations, new ones and, now and then, all that still count.
 *
 * @param revocations at most {@link #REVOCATIONS_MAX}; empty asks what still counts
 * @param answerTo who waits until they hold at the receiver
 */
record Notice(List<Revocation> revocations, Optional<ActorRef<Known>> answerTo)
    implements RevocationRelay.Message {
  /** With 75 bytes each at most, they fit into one message between nodes. */
  static final int REVOCATIONS_MAX = 10_000;

  static Notice of(List<Revocation> revocations) {
    return new Notice(revocations, Optional.empty());
  }
}
