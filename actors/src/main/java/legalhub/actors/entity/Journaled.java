package legalhub.actors.entity;

/**
 * What an entity is after its journal: the domain's state and the memory of recorded commands.
 * Immutable, since Pekko applies an event before the write has succeeded, and reuses the empty
 * state after a restart.
 */
public record Journaled<S>(S state, Memory memory) {
  /** What it is after one more fact. */
  public <E> Journaled<S> after(Recorded<E> fact, Rules<?, E, S> rules) {
    var next = rules.apply(state, fact.event(), fact.at());
    var remembered = fact.cause().map(cause -> memory.with(cause, fact.at())).orElse(memory);
    return new Journaled<>(next, remembered);
  }
}
