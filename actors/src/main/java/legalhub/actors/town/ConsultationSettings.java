package legalhub.actors.town;

import java.time.Duration;

/**
 * The numbers behind a consultation; defaults in the town's configuration file.
 *
 * @param joinWithin how long after acceptance both must have joined
 * @param returnWithin how long a dropped call waits for its participant
 * @param lease silence after which a participant counts as gone
 * @param wrapUpMax after this the lawyer is free for the next, record or not
 * @param lockAfter when a written record locks
 */
public record ConsultationSettings(
    Duration joinWithin,
    Duration returnWithin,
    Duration lease,
    Duration wrapUpMax,
    Duration lockAfter) {

  public static ConsultationSettings defaults() {
    return new ConsultationSettings(
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        Duration.ofSeconds(15),
        Duration.ofMinutes(10),
        Duration.ofHours(24));
  }
}
