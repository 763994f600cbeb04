package legalhub.actors.entity;

/** Which entity. */
public record EntityAddress(EntityKind kind, String id) {}
