package legalhub.actors.queue;

import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * How long the latest talks and wrap-ups took, in seconds: what the estimate of a wait draws from.
 */
public record Tempo(PVector<Integer> talks, PVector<Integer> wrapUps) {
  private static final int KEPT = 200;

  static Tempo unknown() {
    return new Tempo(TreePVector.empty(), TreePVector.empty());
  }

  Tempo talked(long seconds) {
    return new Tempo(kept(talks, seconds), wrapUps);
  }

  Tempo wrappedUp(long seconds) {
    return new Tempo(talks, kept(wrapUps, seconds));
  }

  private static PVector<Integer> kept(PVector<Integer> before, long seconds) {
    var after = before.plus((int) Math.min(seconds, Integer.MAX_VALUE));
    return after.size() > KEPT ? after.minus(0) : after;
  }
}
