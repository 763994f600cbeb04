package legalhub.actors.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import legalhub.actors.Sample;
import legalhub.actors.conference.Attendance;
import legalhub.actors.dashboard.DashboardView.Concern;
import legalhub.actors.dashboard.DashboardView.Figures;
import legalhub.actors.dashboard.DashboardView.Why;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller.Role;
import legalhub.actors.entity.News;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.queue.PoolId;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.session.Request.Result;
import org.junit.jupiter.api.Test;

/** What an office's screens show of its records. */
class OfficeFeedTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final DashboardTimes TIMES =
      new DashboardTimes(Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofHours(2));

  /** Ten in the morning in Wuzhen. */
  private static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");

  private final OfficeFeed feed = new OfficeFeed(Sample.POOL, (o, d) -> none(), SHANGHAI, TIMES);

  @Test
  void everySpanCountsItsOwnDays() {
    take(Records.request("today", 2, NOW, Result.ANSWERED, 40));
    take(Records.request("midnight", 2, Instant.parse("2026-11-26T16:00:00Z"), null, 0));
    take(Records.request("yesterday", 2, Instant.parse("2026-11-26T15:59:59Z"), null, 0));
    take(Records.request("sixDaysAgo", 1, NOW.minus(Duration.ofDays(6)), null, 0));
    take(Records.request("sevenDaysAgo", 1, NOW.minus(Duration.ofDays(7)), null, 0));
    take(Records.request("lastDay", 1, NOW.minus(Duration.ofDays(29)), null, 0));
    take(Records.request("tooOld", 1, NOW.minus(Duration.ofDays(30)), null, 0));
    assertThat(figures("today", NOW).asking().asked()).isEqualTo(2);
    assertThat(figures("week", NOW).asking().asked()).isEqualTo(4);
    assertThat(figures("month", NOW).asking().asked()).isEqualTo(6);
  }

  @Test
  void atMidnightAnotherDayBegins() {
    take(Records.request("today", 2, NOW, Result.ANSWERED, 40));
    var midnight = Instant.parse("2026-11-27T16:00:00Z");
    assertThat(figures("today", midnight.minusSeconds(1)).asking().answered()).isEqualTo(1);
    assertThat(figures("today", midnight).asking().answered()).isZero();
    assertThat(figures("week", midnight).asking().answered()).isEqualTo(1);
    assertThat(figures("month", midnight.plus(Duration.ofDays(29))).asking().asked()).isZero();
  }

  @Test
  void waitsAreThoseOfWhoWasAnswered() {
    for (int i = 1; i <= 10; i++) {
      take(Records.request("r" + i, 2, NOW, Result.ANSWERED, i * 10));
    }
    take(Records.request("gone", 2, NOW, Result.WITHDRAWN, 3_000));
    var waits = figures("today", NOW).waits();
    assertThat(waits.p50()).contains(50);
    assertThat(waits.p90()).contains(90);
    assertThat(figures("today", NOW).asking().abandoned()).isEqualTo(1);
  }

  @Test
  void satisfactionComesWithItsCoverage() {
    take(Records.talk("rated", 7, NOW, true, Optional.of(5)));
    take(Records.talk("silent", 6, NOW, true, Optional.empty()));
    var today = figures("today", NOW);
    assertThat(today.talks().tookPlace()).isEqualTo(2);
    assertThat(today.talks().seconds()).isEqualTo(1_200);
    assertThat(today.satisfaction().rated()).isEqualTo(1);
    assertThat(today.satisfaction().byStars()).containsExactly(Map.entry("5", 1));
  }

  @Test
  void whoIsInBesideTheTwoIsCountedAndWhoWas() {
    take(Records.attendance("k-m3-1", 6, NOW, null));
    take(Records.attendance("k-m4-1", 9, NOW, Attendance.How.LEFT));
    var attendances = figures("today", NOW).attendances().orElseThrow();
    assertThat(attendances.byRole()).containsExactly(Map.entry("INTERPRETER", 2));
    assertThat(attendances.now()).isEqualTo(1);
    assertThat(concerns()).isEmpty();

    take(Records.attendance("k-m3-1", 12, NOW, Attendance.How.STAYED));
    assertThat(figures("today", NOW).attendances().orElseThrow().now()).isZero();
  }

  @Test
  void whatAPersonShouldLookIntoIsShownNewestFirstAndUntilItIsMended() {
    take(Records.request("nobody", 2, NOW.minusSeconds(900), Result.NO_LAWYER, 600));
    take(Records.talk("angry", 7, NOW.minusSeconds(3_600), true, Optional.of(1)));
    take(Records.talk("forgotten", 5, NOW.minus(Duration.ofHours(3)), false, Optional.empty()));
    take(Records.talk("justEnded", 5, NOW.minusSeconds(700), false, Optional.empty()));
    assertThat(concerns()).containsExactly(Why.UNSERVED, Why.LOW_RATING, Why.UNWRITTEN);

    take(Records.talk("forgotten", 6, NOW.minus(Duration.ofHours(3)), true, Optional.empty()));
    assertThat(concerns()).containsExactly(Why.UNSERVED, Why.LOW_RATING);
  }

  @Test
  void otherOfficesRecordsAndOtherThingsAreNotItsOwn() {
    var stranger = new OfficeFeed(new PoolId("x"), (o, d) -> none(), SHANGHAI, TIMES);
    assertThat(stranger.take(Records.request("r", 1, NOW, null, 0))).isFalse();
    assertThat(feed.take(new Other())).isFalse();
  }

  @Test
  void onlyTheOfficeLooks() {
    for (var role : List.of(Role.OFFICER, Role.ADMINISTRATOR)) {
      assertThat(feed.view(Audience.everyone(role, DashboardView.FIGURES), NOW)).isPresent();
    }
    for (var role : List.of(Role.RESIDENT, Role.LAWYER, Role.HUB)) {
      assertThat(feed.view(Audience.everyone(role, DashboardView.FIGURES), NOW)).isEmpty();
    }
  }

  @Test
  void theOneAboveAddsWhatOfficesSayAndTakesTheLatest() {
    var above = new AllOfficesFeed(SHANGHAI, TIMES);
    take(Records.request("r1", 2, NOW, Result.ANSWERED, 40));
    var early = feed.summary(NOW);
    take(Records.request("r2", 2, NOW, Result.ANSWERED, 60));
    assertThat(above.take(feed.summary(NOW.plusSeconds(1)))).isTrue();
    assertThat(above.take(early)).isFalse();
    var other = (Summary) feed.summary(NOW.plusSeconds(2));
    above.take(
        new Summary(
            new PoolId("other"),
            other.day(),
            other.asOf(),
            other.today(),
            other.week(),
            other.month()));

    var administrators = Audience.everyone(Role.ADMINISTRATOR, DashboardView.FIGURES);
    var parts = above.view(administrators, NOW.plusSeconds(3)).orElseThrow();
    assertThat(((Figures) parts.get("today")).asking().answered()).isEqualTo(4);
    assertThat(((Figures) parts.get("today")).waits().p90()).contains(60);
    assertThat(parts).containsKeys("office/pool", "office/other");
    assertThat(((DashboardView.Fresh) parts.get("fresh")).asOf()).isEqualTo(NOW.plusSeconds(1));
    assertThat(above.view(Audience.everyone(Role.OFFICER, DashboardView.FIGURES), NOW)).isEmpty();
  }

  @Test
  void thePastIsReadDayByDay() {
    var asked = new ArrayList<LocalDate>();
    var reader =
        new OfficeFeed(
            Sample.POOL,
            (office, day) -> {
              asked.add(day);
              return CompletableFuture.completedFuture(
                  List.of(Records.request("of " + day, 1, NOW, null, 0)));
            },
            SHANGHAI,
            TIMES);
    assertThat(reader.past(NOW).toCompletableFuture().join()).hasSize(30);
    assertThat(asked).hasSize(30).contains(LocalDate.parse("2026-11-27"));
    assertThat(asked).contains(LocalDate.parse("2026-10-29"));
  }

  private record Other() implements News {}

  private void take(ServiceRecord record) {
    assertThat(feed.take(record)).isTrue();
  }

  private Figures figures(String span, Instant now) {
    return (Figures) parts(now).get(span);
  }

  private List<Why> concerns() {
    return parts(NOW).values().stream()
        .filter(Concern.class::isInstance)
        .map(part -> ((Concern) part).why())
        .toList();
  }

  private Map<String, ViewPart> parts(Instant now) {
    return feed.view(Audience.everyone(Role.OFFICER, DashboardView.FIGURES), now).orElseThrow();
  }

  private static CompletableFuture<List<ServiceRecord>> none() {
    return CompletableFuture.completedFuture(List.of());
  }
}
