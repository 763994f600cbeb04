package legalhub.persistence.health;

/**
 * Whether this node can reach its database. Asked at every command, so that it refuses at once with
 * {@code STORE_UNAVAILABLE} rather than keep somebody waiting for a time-out.
 */
public interface StoreHealth {

  /**
   * @return false within a second of an outage, true within a second of its end
   */
  boolean available();

  /** A journal or another write has failed: probe now rather than in a while. */
  void suspect();
}
