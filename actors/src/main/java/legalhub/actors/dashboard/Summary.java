package legalhub.actors.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import legalhub.actors.entity.News;
import legalhub.actors.queue.PoolId;

/**
 * What an office tells the dashboard above: its counts of three spans. The latest replaces the one
 * before.
 *
 * @param day the office's today, as yyyy-MM-dd
 */
public record Summary(
    PoolId office,
    String day,
    Instant asOf,
    Map<Measure, Map<String, Integer>> today,
    Map<Measure, Map<String, Integer>> week,
    Map<Measure, Map<String, Integer>> month)
    implements News {

  boolean isOf(LocalDate wanted) {
    return day.equals(wanted.toString());
  }
}
