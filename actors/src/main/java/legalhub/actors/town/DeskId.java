package legalhub.actors.town;

/** A desk of a pool, as the town's configuration names it: {@code "family"}. */
public record DeskId(String value) {}
