package legalhub.actors.town;

/**
 * A desk of a pool.
 *
 * @param general the fallback that takes every matter
 */
public record Desk(DeskId id, boolean general) {}
