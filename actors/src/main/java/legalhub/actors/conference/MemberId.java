package legalhub.actors.conference;

/**
 * A member of one conference: {@code m1}, {@code m2}…, counted as they came. The same for the
 * bridge, whose endpoints and sources are named after it.
 */
public record MemberId(String value) {}
