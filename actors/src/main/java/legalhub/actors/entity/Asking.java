package legalhub.actors.entity;

import java.time.Instant;

/**
 * The circumstances of a command: who asks, and the entity's clock.
 *
 * @param by the caller; the entity itself for alarms and leases
 */
public record Asking(Caller by, Instant now) {}
