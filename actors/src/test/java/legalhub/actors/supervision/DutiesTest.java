package legalhub.actors.supervision;

import static legalhub.actors.Sample.HUB;
import static legalhub.actors.supervision.SamplePerson.OFFICER;
import static legalhub.actors.supervision.SamplePerson.SELF;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.voicereport.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Half a year under supervision, from Monday 2026-01-05 to Sunday 2026-07-05, in simulated time:
 * 182 days, 26 weeks, five whole months. The hub is restarted 60 times at random moments.
 */
class DutiesTest {
  private static final String FROM = "2026-01-05";
  private static final String UNTIL = "2026-07-05";
  private static final String END = "2026-07-20T00:00";
  private static final int DAYS = 182;

  /**
   * What is counted is reminders/misses. Who does all in time is reminded of nothing but what is
   * reminded of at its very time (a check-in), since each is done before its reminder.
   */
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # class    | does      | report | check-in | activity | minutes a month
          STRICT     | all       | 0/0    | 0/0      | 0/0      | 720
          STRICT     | nothing   | 26/26  | 546/546  | 5/5      | 0
          STRICT     | late      | 26/0   | 546/0    | 5/0      | 720
          STRICT     | half      | 13/13  | 273/273  | 3/3      | 720 or 0
          STANDARD   | all       | 0/0    | 0/0      | 0/0      | 480
          STANDARD   | nothing   | 13/13  | 182/182  | 5/5      | 0
          STANDARD   | late      | 13/0   | 182/0    | 5/0      | 480
          STANDARD   | half      | 6/6    | 91/91    | 3/3      | 480 or 0
          RELAXED    | all       | 0/0    | 0/0      | 0/0      | 240
          RELAXED    | nothing   | 6/6    | 0/0      | 5/5      | 0
          RELAXED    | late      | 6/0    | 0/0      | 5/0      | 240
          RELAXED    | half      | 3/3    | 0/0      | 3/3      | 240 or 0
          """)
  void halfAYear(
      SupervisionClass level,
      String does,
      String report,
      String checkIn,
      String activity,
      String minutes) {
    for (long seed = 1; seed <= 2; seed++) {
      var life = new SixMonths(level, FROM, UNTIL);
      live(life, level, does);
      life.restarts(seed, 60, FROM, UNTIL);
      life.until(END);
      assertThat(life.tally(Obligation.Kind.REPORT)).as("reports, seed %d", seed).isEqualTo(report);
      assertThat(life.tally(Obligation.Kind.CHECK_IN)).as("check-ins").isEqualTo(checkIn);
      assertThat(life.tally(Obligation.Kind.ACTIVITY)).as("activity").isEqualTo(activity);
      for (int month = 2; month <= 6; month++) {
        assertThat(minutes.split(" or "))
            .contains(Integer.toString(life.state().minutesIn("2026-0" + month)));
      }
      assertThat(life.missed()).doesNotHaveDuplicates();
      assertThat(life.state().open().keySet())
          .containsExactlyInAnyOrderElementsOf(
              life.missed().stream().map(key -> "missed/" + key).toList());
    }
  }

  private static void live(SixMonths life, SupervisionClass level, String does) {
    if (does.equals("nothing")) {
      return;
    }
    var plan = SamplePerson.TOWN.supervision().plan(level);
    var start = LocalDate.parse(FROM);
    boolean half = does.equals("half");
    boolean late = does.equals("late");
    int days = plan.reportEveryDays();
    for (int i = 0; i < DAYS / days; i++) {
      // In time: on the third day, three in the afternoon. Late: in the day of grace.
      var day = start.plusDays((long) i * days + (late ? days : 2));
      if (!half || i % 2 == 0) {
        life.reports(day + "T15:00", Verdict.ACCEPTED);
      }
    }
    for (int i = 0; i < DAYS; i++) {
      for (var time : plan.checkIns()) {
        if (!half || i % 2 == 0) {
          // In time: twenty minutes before. Late: ten minutes after.
          life.checksIn(start.plusDays(i).atTime(time).plusMinutes(late ? 10 : -20).toString());
        }
      }
    }
    for (int month = 2; month <= 6; month++) {
      if (!half || month % 2 == 1) {
        // In time: on the 10th. Late: on the 27th, after the reminder.
        var day = "2026-0%d-%s".formatted(month, late ? "27" : "10");
        credit(life, day, month, plan.activityMinutes() / 2, "a");
        credit(life, day, month, plan.activityMinutes() / 2, "b");
      }
    }
  }

  private static void credit(SixMonths life, String day, int month, int minutes, String which) {
    life.does(
        day + "T17:00",
        HUB,
        new SupervisedPerson.CreditHours("credit-" + month + which, "2026-0" + month, minutes));
  }

  @Test
  @DisplayName("What was done is done once: a second report of the same week counts for nothing")
  void oneReportFulfilsOneWeek() {
    var life = new SixMonths(SupervisionClass.STRICT, FROM, UNTIL);
    life.reports("2026-01-06T10:00", Verdict.ACCEPTED);
    life.reports("2026-01-07T10:00", Verdict.ACCEPTED);
    life.until("2026-01-21T00:00");
    assertThat(life.reminded(Obligation.Kind.REPORT)).containsExactly("report/2026-01-12");
    assertThat(life.missed()).contains("report/2026-01-12").doesNotContain("report/2026-01-05");
  }

  @Test
  @DisplayName("In the day of grace a report counts for the week before, not for the new one")
  void graceBelongsToTheWeekBefore() {
    var life = new SixMonths(SupervisionClass.RELAXED, FROM, UNTIL);
    life.reports("2026-02-02T10:00", Verdict.ACCEPTED);
    life.until("2026-02-03T01:00");
    assertThat(life.missed()).isEmpty();
    life.until("2026-03-04T00:00");
    assertThat(life.missed()).contains("report/2026-02-02");
  }

  @Test
  @DisplayName("A report that is rejected is still to be done")
  void rejectedIsNotDone() {
    var life = new SixMonths(SupervisionClass.STRICT, FROM, UNTIL);
    life.reports("2026-01-06T10:00", Verdict.REJECTED);
    life.until("2026-01-13T00:30");
    assertThat(life.missed()).contains("report/2026-01-05");
  }

  @Test
  @DisplayName("What an officer rejects within its time is to be done again")
  void rejectedAfterwardsIsToBeDoneAgain() {
    var life = new SixMonths(SupervisionClass.STRICT, FROM, UNTIL);
    life.reports("2026-01-06T10:00", Verdict.NEEDS_REVIEW);
    var report = new legalhub.actors.voicereport.ReportId("report-202601061000");
    life.does(
        "2026-01-07T09:00",
        HUB,
        new SupervisedPerson.ReportOver(
            report, SixMonths.at("2026-01-06T10:00"), Verdict.REJECTED, true, Set.of()));
    life.until("2026-01-13T00:30");
    assertThat(life.missed()).contains("report/2026-01-05");
  }

  @Test
  @DisplayName("An outage of ten days hides no miss")
  void aLongOutageHidesNothing() {
    var life = new SixMonths(SupervisionClass.STRICT, FROM, UNTIL);
    life.until("2026-01-05T00:10");
    var awake = new SixMonths(SupervisionClass.STRICT, FROM, UNTIL);
    awake.until("2026-01-19T00:30");
    life.sleepsUntil("2026-01-19T00:30");
    assertThat(life.missed()).containsExactlyInAnyOrderElementsOf(awake.missed());
  }

  @Test
  @DisplayName("Another class begins with the next day")
  void anotherClassBeginsTomorrow() {
    var life = new SixMonths(SupervisionClass.STRICT, FROM, UNTIL);
    life.does(
        "2026-01-05T10:00",
        OFFICER,
        new SupervisedPerson.Reclassify(
            SupervisionClass.RELAXED, SamplePerson.sealed("well done")));
    life.until("2026-02-05T00:30");
    assertThat(life.missed()).containsExactly("check-in/2026-01-05T08:00", "report/2026-01-06");
  }

  @Test
  @DisplayName("Nothing is owed after the last day, nor after release")
  void nothingAfterTheEnd() {
    var life = new SixMonths(SupervisionClass.STANDARD, FROM, "2026-01-11");
    life.until(END);
    assertThat(life.missed()).hasSize(7).allMatch(key -> key.startsWith("check-in/"));
    var released = new SixMonths(SupervisionClass.STANDARD, FROM, UNTIL);
    released.does(
        "2026-01-06T09:00",
        OFFICER,
        new SupervisedPerson.Release(false, SamplePerson.sealed("served")));
    released.until(END);
    assertThat(released.missed()).containsExactly("check-in/2026-01-05T12:00");
  }

  @Test
  @DisplayName("Who doesn't come back from leave is reminded, then an exception")
  void leaveReturn() {
    var life = new SixMonths(SupervisionClass.RELAXED, FROM, UNTIL);
    var none = Sealed.none("person");
    for (var leave : List.of("a", "b")) {
      life.does(
          "2026-01-06T09:00",
          SELF,
          new SupervisedPerson.AskLeave(
              new SupervisedPerson.Leave(
                  leave, "2026-01-10", "2026-01-12", SamplePerson.sealed("Hangzhou"), none)));
      life.does("2026-01-06T10:00", OFFICER, new SupervisedPerson.DecideLeave(leave, true, none));
    }
    life.does("2026-01-12T20:00", SELF, new SupervisedPerson.ReturnFromLeave("a"));
    life.until("2026-01-14T00:30");
    assertThat(life.reminded(Obligation.Kind.LEAVE_RETURN)).contains("return/b");
    assertThat(life.missed()).containsExactly("return/b");
  }
}
