package legalhub.actors.entity;

/**
 * Told of every fact once the journal holds it: the fast path to the service records and the
 * dashboards.
 */
@FunctionalInterface
public interface Witness {
  /**
   * @param version the fact's sequence number in the entity's journal
   * @param state the domain's state after it
   */
  void recorded(EntityAddress entity, long version, Recorded<?> fact, Object state);

  static Witness none() {
    return (entity, version, fact, state) -> {};
  }
}
