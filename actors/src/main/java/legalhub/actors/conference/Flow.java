package legalhub.actors.conference;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Whose page has what it is to receive from the bridge, and whether once all had. */
final class Flow {
  private final Set<MemberId> flowing = new HashSet<>();
  private boolean all;

  void begins(MemberId member) {
    flowing.add(member);
  }

  void ends(MemberId member) {
    flowing.remove(member);
  }

  void retain(Collection<MemberId> members) {
    flowing.retainAll(members);
  }

  boolean isEmpty() {
    return flowing.isEmpty();
  }

  /** Whether everybody had it, once: from then on each is told as they get it. */
  boolean isComplete() {
    return all;
  }

  /**
   * Looks whether it is complete now, for the first time.
   *
   * @param connected who is there
   */
  boolean completes(Collection<MemberId> connected) {
    boolean now = !all && connected.size() > 1 && flowing.containsAll(connected);
    all |= now;
    return now;
  }

  void forget() {
    flowing.clear();
    all = false;
  }
}
