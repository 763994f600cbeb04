package legalhub.actors.entity;

/**
 * Which state of a view somebody holds.
 *
 * @param epoch the entity's incarnation; versions of two epochs can't be compared
 */
public record ViewVersion(String epoch, long version) {}
