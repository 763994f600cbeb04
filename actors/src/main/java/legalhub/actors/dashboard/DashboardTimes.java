package legalhub.actors.dashboard;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How often dashboards are told.
 *
 * @param pushEvery the least time between two pushes: what happens in between goes out together
 * @param refreshEvery how often a screen hears that nothing is new
 * @param writtenWithin after which a consultation that isn't written down is a concern
 */
public record DashboardTimes(Duration pushEvery, Duration refreshEvery, Duration writtenWithin) {
  /** From {@code legalhub.dashboard}. */
  public static DashboardTimes from(Config config) {
    var times = config.getConfig("legalhub.dashboard");
    return new DashboardTimes(
        times.getDuration("push-every"),
        times.getDuration("refresh-every"),
        times.getDuration("written-within"));
  }
}
