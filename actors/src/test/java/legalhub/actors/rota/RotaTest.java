package legalhub.actors.rota;

import static legalhub.actors.Sample.HUB;
import static legalhub.actors.Sample.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Caller.Role;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Played;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.PoolId;
import legalhub.actors.rota.Rota.Command;
import legalhub.actors.rota.Rota.Event;
import legalhub.actors.town.LawyerProfile;
import legalhub.actors.town.OpenHours;
import legalhub.actors.town.Pool;
import legalhub.actors.town.QueueSettings;
import legalhub.actors.town.SupervisionSettings;
import legalhub.actors.town.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RotaTest {
  private static final PoolId ELSEWHERE = new PoolId("elsewhere");
  private static final Town TOWN =
      new Town(
          Map.of(POOL, pool(POOL, "shen", "mao"), ELSEWHERE, pool(ELSEWHERE, "far")),
          Map.of("qian", Set.of(POOL), "other", Set.of(ELSEWHERE)),
          SupervisionSettings.defaults());
  private static final Caller ADMINISTRATOR = new Caller(Role.ADMINISTRATOR, "gao");
  private static final Caller OFFICER = new Caller(Role.OFFICER, "qian");

  private final RotaRules rules = new RotaRules(POOL, TOWN);
  private final Played<Command, Event, RotaState> played = new Played<>(rules);
  private final Instant start = played.now();

  private static Pool pool(PoolId id, String... lawyers) {
    var profiles =
        Stream.of(lawyers)
            .map(LawyerId::new)
            .collect(
                Collectors.toMap(
                    lawyer -> lawyer,
                    lawyer -> new LawyerProfile(lawyer, "", Set.of(), Set.of(), Set.of())));
    return new Pool(id, List.of(), profiles, OpenHours.always(), QueueSettings.defaults());
  }

  /** Hours from the test's beginning. */
  private Rota.Shift shift(String id, String lawyer, double from, double until) {
    return new Rota.Shift(new ShiftId(id), new LawyerId(lawyer), at(from), at(until));
  }

  private Instant at(double hours) {
    return start.plusSeconds(Math.round(hours * 3600));
  }

  private Decision<Event> plan(Rota.Shift shift) {
    return played.ask(ADMINISTRATOR, new Rota.Plan(shift));
  }

  private void planned(Rota.Shift shift) {
    assertThat(played.recorded(ADMINISTRATOR, new Rota.Plan(shift)))
        .containsExactly(new Rota.Planned(shift, "gao"));
  }

  private Decision<Event> cancel(String id) {
    return played.ask(OFFICER, new Rota.Cancel(new ShiftId(id)));
  }

  private static Decision<Event> no(Refusal why) {
    return Decision.refuse(why);
  }

  private Optional<Map<String, ViewPart>> look(Caller viewer) {
    return rules.view(played.state(), new Audience(viewer, RotaView.SHIFTS, ""), played.now());
  }

  @Test
  void aShiftIsPlannedChangedAndCancelled() {
    var first = shift("1", "shen", 1, 9);
    planned(first);
    assertThat(plan(first)).as("once more").isEqualTo(Decision.alreadySo());
    var later = shift("1", "mao", 2, 10);
    planned(later);
    assertThat(look(ADMINISTRATOR).orElseThrow())
        .isEqualTo(Map.of("shift/1", new RotaView.Planned(later, "gao")));
    assertThat(cancel("1"))
        .isEqualTo(Decision.record(new Rota.Cancelled(new ShiftId("1"), "qian")));
    assertThat(look(ADMINISTRATOR).orElseThrow()).isEmpty();
    assertThat(cancel("1")).isEqualTo(no(Refusal.NOT_FOUND));
  }

  @ParameterizedTest(name = "{0} from {1} to {2} h")
  @CsvSource({
    "shen, 2, 2",
    "shen, 3, 2",
    "shen, 1, 25.1",
    "shen, -2, 0",
    "shen, 1441, 1442",
    "far, 1, 2",
    "nobody, 1, 2"
  })
  void whatCannotBeIsRefused(String lawyer, double from, double until) {
    assertThat(plan(shift("1", lawyer, from, until))).isEqualTo(no(Refusal.INVALID));
  }

  @ParameterizedTest(name = "from {0} to {1} h")
  @CsvSource({"1, 25", "-2, 0.1", "1440, 1448"})
  void whatIsJustPossibleIsPlanned(double from, double until) {
    planned(shift("1", "shen", from, until));
  }

  @Test
  void nobodyIsAtTwoShiftsAtOnce() {
    planned(shift("1", "shen", 2, 10));
    for (var hours : new double[][] {{1, 3}, {9, 12}, {3, 4}, {2, 10}, {1, 12}}) {
      assertThat(plan(shift("2", "shen", hours[0], hours[1])))
          .isEqualTo(no(Refusal.NOT_IN_THIS_STATE));
      planned(shift("2", "mao", hours[0], hours[1]));
    }
    planned(shift("3", "shen", 10, 12));
    planned(shift("4", "shen", 1, 2));
    assertThat(plan(shift("4", "shen", 1, 3))).isEqualTo(no(Refusal.NOT_IN_THIS_STATE));
    planned(shift("1", "shen", 3, 9));
    assertThat(cancel("3")).isInstanceOf(Decision.Record.class);
    planned(shift("4", "shen", 9, 12));
  }

  @Test
  void whatIsOverStaysAsItWas() {
    planned(shift("1", "shen", 0, 8));
    played.pass(Duration.ofHours(4));
    planned(shift("1", "shen", 0, 6));
    played.pass(Duration.ofHours(2));
    assertThat(plan(shift("1", "shen", 0, 9))).isEqualTo(no(Refusal.NOT_IN_THIS_STATE));
    assertThat(plan(shift("1", "mao", 20, 21))).isEqualTo(no(Refusal.NOT_IN_THIS_STATE));
    assertThat(cancel("1")).isEqualTo(no(Refusal.NOT_IN_THIS_STATE));
    assertThat(look(ADMINISTRATOR).orElseThrow()).hasSize(1);
  }

  @Test
  void whatWasFiveWeeksAgoLeavesTheScreen() {
    planned(shift("1", "shen", 0, 8));
    played.pass(Duration.ofDays(35).plusHours(8).minusSeconds(1));
    planned(shift("2", "shen", 24 * 36, 24 * 36 + 1));
    assertThat(look(ADMINISTRATOR).orElseThrow()).hasSize(2);
    played.pass(Duration.ofSeconds(1));
    planned(shift("3", "mao", 24 * 36, 24 * 36 + 1));
    assertThat(look(ADMINISTRATOR).orElseThrow()).containsOnlyKeys("shift/2", "shift/3");
  }

  @Test
  void aRotaHasItsSize() {
    for (int i = 0; i < RotaRules.SHIFTS_MAX; i++) {
      planned(shift("s" + i, "shen", i, i + 1));
    }
    assertThat(plan(shift("more", "mao", 1, 2))).isEqualTo(no(Refusal.AT_CAPACITY));
    planned(shift("s0", "mao", 0, 1));
    cancel("s1");
    planned(shift("more", "mao", 1, 2));
  }

  @Test
  void onlyTheAdministrationAndTheOfficesOwnOfficersPlan() {
    var shift = new Rota.Plan(shift("1", "shen", 1, 9));
    for (var stranger :
        List.of(
            HUB,
            new Caller(Role.OFFICER, "other"),
            new Caller(Role.LAWYER, "shen"),
            new Caller(Role.LAWYER, "qian"))) {
      assertThat(played.ask(stranger, shift)).isEqualTo(no(Refusal.FORBIDDEN));
      assertThat(played.ask(stranger, new Rota.Cancel(new ShiftId("1"))))
          .isEqualTo(no(Refusal.FORBIDDEN));
    }
    assertThat(played.recorded(OFFICER, shift)).hasSize(1);
  }

  @Test
  void theOfficesPeopleSeeIt() {
    planned(shift("1", "shen", 1, 9));
    for (var viewer : List.of(HUB, OFFICER, new Caller(Role.LAWYER, "mao"))) {
      assertThat(look(viewer).orElseThrow()).hasSize(1);
    }
    assertThat(look(new Caller(Role.OFFICER, "other"))).isEmpty();
    assertThat(look(new Caller(Role.LAWYER, "far"))).isEmpty();
    assertThat(rules.view(played.state(), new Audience(OFFICER, "other", ""), start)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"RESIDENT", "SUPERVISED_PERSON", "TERMINAL"})
  void nobodyElseSeesIt(Role role) {
    assertThat(look(new Caller(role, "shen"))).isEmpty();
  }
}
