package legalhub.actors.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.Sample;
import legalhub.actors.alert.Alerts.Command;
import legalhub.actors.alert.Alerts.Event;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Played;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.QueueView;
import legalhub.actors.rota.Rota;
import legalhub.actors.rota.RotaView;
import legalhub.actors.rota.ShiftId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a rota that nobody follows to what the office is told. */
class NoShowTest {
  private static final AlertRule NO_SHOW = new AlertRule(AlertRule.Kind.NO_SHOW, 600);
  private static final AlertRule QUEUE = new AlertRule(AlertRule.Kind.QUEUE_OVER, 20);
  private static final Instant NINE = Instant.parse("2026-11-27T01:00:00Z");
  private static final Instant FIVE = NINE.plus(Duration.ofHours(8));
  private static final LawyerId SHEN = new LawyerId("shen");
  private static final LawyerId MAO = new LawyerId("mao");
  private static final QueueView.Board BOARD =
      new QueueView.Board(0, 1, 0, 0, 0, true, Optional.empty());

  private final Played<Command, Event, AlertsState> alerts = new Played<>(new AlertsRules());
  private final Gauge gauge = new Gauge(List.of(QUEUE, NO_SHOW));
  private final List<Rota.Shift> shifts =
      List.of(
          new Rota.Shift(new ShiftId("1"), SHEN, NINE, FIVE),
          new Rota.Shift(new ShiftId("2"), MAO, NINE, FIVE));

  private List<LawyerId> missing(Instant at, LawyerId... onDuty) {
    var seen = gauge.observe(new Sight(BOARD, Set.of(onDuty), shifts), at);
    var missing = seen.missing().orElseThrow();
    assertThat(seen.broken()).isEqualTo(missing.isEmpty() ? List.of() : List.of(NO_SHOW));
    return missing;
  }

  private static Instant after(long minutes) {
    return NINE.plus(Duration.ofMinutes(minutes));
  }

  @Test
  void whoDoesNotComeIsMissedWhenTheTimeIsUpAndUntilTheShiftIsOver() {
    assertThat(missing(NINE.minusSeconds(1))).isEmpty();
    assertThat(missing(after(10), MAO)).isEmpty();
    assertThat(missing(after(10).plusSeconds(1), MAO)).containsExactly(SHEN);
    assertThat(missing(FIVE.minusSeconds(1), MAO)).containsExactly(SHEN);
    assertThat(missing(FIVE, MAO)).isEmpty();
  }

  @Test
  void aBreakIsNoAbsenceUntilItIsAsLong() {
    assertThat(missing(after(60), SHEN, MAO)).isEmpty();
    assertThat(missing(after(70), MAO)).isEmpty();
    assertThat(missing(after(71), MAO)).containsExactly(SHEN);
    assertThat(missing(after(72), SHEN, MAO)).isEmpty();
    assertThat(missing(after(80), MAO)).isEmpty();
  }

  @Test
  void beingThereBeforeTheShiftIsNoAttendance() {
    assertThat(missing(NINE.minus(Duration.ofHours(1)), SHEN, MAO)).isEmpty();
    assertThat(missing(after(10), MAO)).isEmpty();
    assertThat(missing(after(11), MAO)).containsExactly(SHEN);
  }

  @ParameterizedTest
  @EnumSource(
      value = QueueView.DutyState.class,
      names = {"AVAILABLE", "AWAY", "IN_CALL", "WRAP_UP"})
  void whoeverIsOnTheBoardIsThere(QueueView.DutyState state) {
    var onDuty = new QueueView.OnDuty(SHEN, state, NINE, Optional.empty());
    Map<String, ViewPart> queue = Map.of("board", BOARD, "lawyer/shen", onDuty);
    Map<String, ViewPart> rota = Map.of("shift/1", new RotaView.Planned(shifts.get(0), "qian"));
    var sight = Sight.of(queue, rota);
    assertThat(sight).isEqualTo(new Sight(BOARD, Set.of(SHEN), shifts.subList(0, 1)));
    assertThat(gauge.observe(sight, after(11)).missing().orElseThrow()).isEmpty();
  }

  @Test
  void eachWhoIsMissingIsAnAlertOfTheirOwn() {
    var shen = (Alerts.Raised) observe(SHEN).get(0);
    assertThat(shen.lawyer()).contains(SHEN);
    alerts.recorded(new Caller(Caller.Role.OFFICER, "qian"), new Alerts.Acknowledge(shen.alert()));
    alerts.pass(Duration.ofSeconds(5));
    var mao = (Alerts.Raised) observe(MAO, SHEN).get(0);
    assertThat(mao.lawyer()).contains(MAO);
    assertThat(shown())
        .extracting(AlertsView.Alert::takenBy)
        .containsExactly(Optional.of("qian"), Optional.empty());
    assertThat(observe(MAO)).containsExactly(new Alerts.Cleared(shen.alert()));
    assertThat(observe()).containsExactly(new Alerts.Cleared(mao.alert()));
  }

  @Test
  void severalAtOnceHaveDifferentNames() {
    assertThat(observe(MAO, SHEN)).hasSize(2);
    assertThat(shown())
        .extracting(AlertsView.Alert::lawyer)
        .containsExactly(Optional.of(MAO), Optional.of(SHEN));
  }

  /** A node of a release that doesn't know of absences names none. */
  @Test
  void withoutNamesNobodyIsMissing() {
    var observed = new Alerts.Observe(List.of(NO_SHOW), Optional.empty());
    alerts.ask(Sample.HUB, observed);
    assertThat(shown()).isEmpty();
  }

  private List<Event> observe(LawyerId... missing) {
    return alerts.recorded(
        Sample.HUB, new Alerts.Observe(List.of(NO_SHOW), Optional.of(List.of(missing))));
  }

  private List<AlertsView.Alert> shown() {
    var audience = new Audience(Sample.HUB, AlertsView.OPEN, "");
    var parts = new AlertsRules().view(alerts.state(), audience, alerts.now()).orElseThrow();
    return ((AlertsView.Open) parts.get(AlertsView.OPEN)).alerts();
  }
}
