package legalhub.actors.entity;

/**
 * What a node hears of the entities that live on it: the fast path to the service records, the
 * dashboards and the metrics. Everything runs on the entity's thread and must neither block nor
 * throw.
 */
@FunctionalInterface
public interface Witness {
  /**
   * A fact, once the journal holds it. One that was written just before a crash may never be told.
   *
   * @param version the fact's sequence number in the entity's journal
   * @param state the domain's state right after it, before any later fact of the same write
   */
  void recorded(EntityAddress entity, long version, Recorded<?> fact, Object state);

  /**
   * The entity lives here from now on; it has read its journal.
   *
   * @param state what it is by its journal
   * @param nanos from its start here to the end of the reading; after a failed write from the
   *     failure, with the pause before the new try
   */
  default void arrived(EntityAddress entity, Object state, long nanos) {}

  /** The entity doesn't live here any more: it moved, it is over, or it starts anew. */
  default void gone(EntityAddress entity) {}

  /**
   * A write that the journal has confirmed.
   *
   * @param nanos from the decision to the confirmation
   */
  default void wrote(EntityAddress entity, long nanos) {}

  /** A write that the journal has not confirmed. It may hold it all the same. */
  default void wroteInVain(EntityAddress entity) {}

  static Witness none() {
    return (entity, version, fact, state) -> {};
  }

  /** Tells both, in this order. */
  static Witness both(Witness first, Witness second) {
    return new WitnessPair(first, second);
  }
}
