package legalhub.actors.entity;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * When an entity leaves memory, and who brings it back.
 *
 * @param after how long nothing must have been sent to it; it may take up to twice as long
 * @param near an alarm no further away than this keeps its entity in memory, so that it rings on
 *     time by a timer
 * @param dueTimes told of the next alarm of an entity that leaves
 */
public record Resting(Duration after, Duration near, DueTimes dueTimes) {
  private static final String SETTINGS = "legalhub.cluster.rest";

  /** As delivered, for an entity without a due table: one that has an alarm stays. */
  static Resting withoutAlarms() {
    return new Resting(Duration.ofSeconds(60), Duration.ofMinutes(10), DueTimes.none());
  }

  /** Reads {@code legalhub.cluster.rest} of the hub's whole configuration. */
  public static Resting from(Config config, DueTimes dueTimes) {
    var settings = config.getConfig(SETTINGS);
    return new Resting(settings.getDuration("after"), settings.getDuration("near"), dueTimes);
  }
}
