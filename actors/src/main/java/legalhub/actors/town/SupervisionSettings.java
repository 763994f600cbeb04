package legalhub.actors.town;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import legalhub.actors.supervision.SupervisionClass;

/**
 * What supervised persons have to do, and within which times. The law fixes none of these numbers:
 * they are the town's.
 *
 * @param classes one plan for each class
 * @param times how long before and after its time something may be done
 * @param report what a voice report must be
 */
public record SupervisionSettings(
    Map<SupervisionClass, Plan> classes, Times times, ReportRules report) {

  /**
   * The duties of one class.
   *
   * @param reportEveryDays a voice report is due once in so many days, at most 31
   * @param checkIns at which times of each day; none where there are none
   * @param activityMinutes public-benefit activity wanted in a month; 0 for none
   */
  public record Plan(int reportEveryDays, List<LocalTime> checkIns, int activityMinutes) {}

  /**
   * @param remindReport how long before the end of its days a report is reminded of
   * @param reportGrace after its days, until it counts as missed
   * @param checkInEarly how long before its time a check-in counts already
   * @param checkInGrace after its time, until it counts as missed
   * @param remindActivity how long before the month's end missing activity is reminded of
   * @param returnGrace after the last day of a leave, until the missing return counts as missed
   */
  public record Times(
      Duration remindReport,
      Duration reportGrace,
      Duration checkInEarly,
      Duration checkInGrace,
      Duration remindActivity,
      Duration returnGrace) {}

  /**
   * @param from from which time of the day a report is taken without a look at it
   * @param to until which
   * @param speechMin less speech than this is no report
   * @param gapMax a longer break between two pieces wants a look
   * @param lengthMax of all pieces together; nothing beyond is taken
   * @param unfinishedAfter a report that nobody ended ends by itself
   */
  public record ReportRules(
      LocalTime from,
      LocalTime to,
      Duration speechMin,
      Duration gapMax,
      Duration lengthMax,
      Duration unfinishedAfter) {}

  /** After the practice of DOMAIN.md, section 1. */
  public static SupervisionSettings defaults() {
    var thrice = List.of(LocalTime.of(8, 0), LocalTime.of(12, 0), LocalTime.of(18, 0));
    return new SupervisionSettings(
        Map.of(
            SupervisionClass.STRICT, new Plan(7, thrice, 12 * 60),
            SupervisionClass.STANDARD, new Plan(14, List.of(LocalTime.of(12, 0)), 8 * 60),
            SupervisionClass.RELAXED, new Plan(28, List.of(), 4 * 60)),
        new Times(
            Duration.ofDays(1),
            Duration.ofDays(1),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofDays(5),
            Duration.ofDays(1)),
        new ReportRules(
            LocalTime.of(6, 0),
            LocalTime.of(22, 0),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30)));
  }

  public Plan plan(SupervisionClass level) {
    return classes.get(level);
  }
}
