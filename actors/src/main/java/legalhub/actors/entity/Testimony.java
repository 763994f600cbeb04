package legalhub.actors.entity;

import java.util.List;

/** What one incarnation of an entity tells its node's witness, each thing once. */
final class Testimony<E, S> {
  private final EntityAddress self;
  private final Rules<?, E, S> rules;
  private final Witness witness;
  private long startedNanos = System.nanoTime();
  private long decidedNanos;
  private boolean arrived;

  Testimony(EntityAddress self, Rules<?, E, S> rules, Witness witness) {
    this.self = self;
    this.rules = rules;
    this.witness = witness;
  }

  void arrived(S state) {
    arrived = true;
    witness.arrived(self, state, System.nanoTime() - startedNanos);
  }

  /** Also before a new start in place, which arrives again. */
  void gone() {
    startedNanos = System.nanoTime();
    if (arrived) {
      arrived = false;
      witness.gone(self);
    }
  }

  void decided() {
    decidedNanos = System.nanoTime();
  }

  /**
   * The journal holds these facts.
   *
   * @param last the sequence number of the last one
   */
  void wrote(S before, List<Recorded<E>> facts, S after, long last) {
    witness.wrote(self, System.nanoTime() - decidedNanos);
    var state = before;
    long version = last - facts.size();
    for (var fact : facts) {
      version++;
      state = version == last ? after : rules.apply(state, fact.event(), fact.at());
      witness.recorded(self, version, fact, state);
    }
  }

  void wroteInVain() {
    witness.wroteInVain(self);
  }
}
