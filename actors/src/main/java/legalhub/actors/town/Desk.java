package legalhub.actors.town;

/**
 * A desk of a pool.
 *
 * @param general the fallback that takes every matter
 * @param assistance nobody asks for it: its people are called into consultations of others
 *     (interpreters)
 */
public record Desk(DeskId id, boolean general, boolean assistance) {

  /** One that people ask for. */
  public Desk(DeskId id, boolean general) {
    this(id, general, false);
  }
}
