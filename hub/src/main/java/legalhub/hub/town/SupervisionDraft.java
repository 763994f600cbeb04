package legalhub.hub.town;

import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import legalhub.actors.supervision.SupervisionClass;
import legalhub.actors.town.SupervisionSettings;
import legalhub.actors.town.SupervisionSettings.Plan;
import legalhub.actors.town.SupervisionSettings.ReportRules;
import legalhub.actors.town.SupervisionSettings.Times;

/** {@code supervision}: what supervised persons have to do. */
final class SupervisionDraft {
  private static final int REPORT_DAYS_MAX = 31;
  private static final int ACTIVITY_HOURS_MAX = 100;
  private static final Duration HALF_A_DAY = Duration.ofHours(12);

  private SupervisionDraft() {}

  static SupervisionSettings read(Reading town) {
    var otherwise = SupervisionSettings.defaults();
    return town.optional("supervision").map(part -> read(part, otherwise)).orElse(otherwise);
  }

  private static SupervisionSettings read(Reading part, SupervisionSettings otherwise) {
    var plans = new EnumMap<SupervisionClass, Plan>(SupervisionClass.class);
    for (var level : SupervisionClass.values()) {
      var standard = otherwise.plan(level);
      var key = level.name().toLowerCase(Locale.ROOT);
      plans.put(level, part.optional(key).map(one -> plan(one, standard)).orElse(standard));
    }
    var settings =
        new SupervisionSettings(
            plans, times(part, otherwise.times()), report(part, otherwise.report()));
    part.done();
    return settings;
  }

  private static Plan plan(Reading level, Plan otherwise) {
    int days = level.count("report-every-days", otherwise.reportEveryDays(), 1, REPORT_DAYS_MAX);
    int hours =
        level.count("activity-hours", otherwise.activityMinutes() / 60, 0, ACTIVITY_HOURS_MAX);
    var checkIns =
        level.has("check-ins")
            ? level.linesOrNone("check-ins").stream()
                .map(text -> time(level, "check-ins", text))
                .sorted()
                .distinct()
                .toList()
            : otherwise.checkIns();
    level.done();
    return new Plan(days, checkIns, hours * 60);
  }

  private static LocalTime time(Reading part, String key, String text) {
    try {
      return LocalTime.parse(text);
    } catch (java.time.DateTimeException wrong) {
      part.problem(key, "must be times such as 08:00, and has " + text);
      return LocalTime.NOON;
    }
  }

  private static Times times(Reading part, Times otherwise) {
    var early = part.span("check-in-early", otherwise.checkInEarly());
    var grace = part.span("check-in-grace", otherwise.checkInGrace());
    for (var span : List.of(early, grace)) {
      if (span.compareTo(HALF_A_DAY) > 0) {
        part.problem("check-in-early", "and check-in-grace must be at most 12 hours");
      }
    }
    return new Times(
        part.span("remind-report", otherwise.remindReport()),
        part.span("report-grace", otherwise.reportGrace()),
        early,
        grace,
        part.span("remind-activity", otherwise.remindActivity()),
        part.span("return-grace", otherwise.returnGrace()));
  }

  private static ReportRules report(Reading part, ReportRules otherwise) {
    return new ReportRules(
        part.has("report-from")
            ? time(part, "report-from", part.text("report-from"))
            : otherwise.from(),
        part.has("report-to") ? time(part, "report-to", part.text("report-to")) : otherwise.to(),
        part.span("speech-min", otherwise.speechMin()),
        part.span("gap-max", otherwise.gapMax()),
        part.span("report-length-max", otherwise.lengthMax()),
        part.span("unfinished-after", otherwise.unfinishedAfter()));
  }
}
