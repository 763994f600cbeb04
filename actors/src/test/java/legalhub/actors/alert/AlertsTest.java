package legalhub.actors.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.Sample;
import legalhub.actors.alert.Alerts.Command;
import legalhub.actors.alert.Alerts.Event;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Played;
import legalhub.actors.entity.Refusal;
import legalhub.actors.queue.QueueView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a queue's board to what the office is told. */
class AlertsTest {
  private static final AlertRule WAITING = new AlertRule(AlertRule.Kind.WAITING_OVER, 600);
  private static final AlertRule QUEUE = new AlertRule(AlertRule.Kind.QUEUE_OVER, 20);
  private static final AlertRule NOBODY = new AlertRule(AlertRule.Kind.NOBODY_ON_DUTY, 300);
  private static final Instant NOW = Instant.parse("2026-11-27T01:00:00Z");
  private static final Caller OFFICER = new Caller(Caller.Role.OFFICER, "qian");

  private final Played<Command, Event, AlertsState> alerts = new Played<>(new AlertsRules());
  private final Gauge gauge = new Gauge(List.of(WAITING, QUEUE, NOBODY));

  @Test
  void whoWaitsTooLongBreaksARule() {
    assertThat(broken(board(1, 1, Optional.of(NOW.minusSeconds(600))), NOW)).isEmpty();
    assertThat(broken(board(1, 1, Optional.of(NOW.minusSeconds(601))), NOW))
        .containsExactly(WAITING);
    assertThat(broken(board(0, 1, Optional.empty()), NOW)).isEmpty();
  }

  @Test
  void tooManyDo() {
    assertThat(broken(board(20, 1, Optional.of(NOW)), NOW)).isEmpty();
    assertThat(broken(board(21, 1, Optional.of(NOW)), NOW)).containsExactly(QUEUE);
  }

  @Test
  void nobodyOnDutyCountsFromWhenTheLastOneLeftAndOnlyWhileOpen() {
    var deserted = board(0, 0, Optional.empty());
    var closed = new QueueView.Board(0, 0, 0, 0, 1, false, Optional.empty());
    assertThat(broken(deserted, NOW)).isEmpty();
    assertThat(broken(deserted, NOW.plusSeconds(300))).isEmpty();
    assertThat(broken(deserted, NOW.plusSeconds(301))).containsExactly(NOBODY);
    assertThat(broken(board(0, 1, Optional.empty()), NOW.plusSeconds(302))).isEmpty();
    assertThat(broken(deserted, NOW.plusSeconds(400))).isEmpty();
    assertThat(broken(closed, NOW.plusSeconds(4000))).isEmpty();
    assertThat(broken(deserted, NOW.plusSeconds(4100))).isEmpty();
  }

  @Test
  void anAlertIsRaisedOnceAndClearedWhenItIsOver() {
    var raised = (Alerts.Raised) observe(WAITING).get(0);
    assertThat(raised.rule()).isEqualTo(WAITING);
    alerts.pass(Duration.ofSeconds(5));
    assertThat(ask(WAITING)).isEqualTo(Decision.alreadySo());
    assertThat(observe(WAITING, QUEUE)).hasSize(1);
    assertThat(observe(QUEUE)).containsExactly(new Alerts.Cleared(raised.alert()));
    alerts.pass(Duration.ofSeconds(5));
    var again = (Alerts.Raised) observe(WAITING, QUEUE).get(0);
    assertThat(again.alert()).isNotEqualTo(raised.alert());
    assertThat(shown()).hasSize(2);
    assertThat(observe()).hasSize(2);
    assertThat(shown()).isEmpty();
  }

  @Test
  void aPersonTakesItOnAndTheFirstOneStays() {
    var raised = (Alerts.Raised) observe(WAITING).get(0);
    alerts.pass(Duration.ofMinutes(1));
    var taking = new Alerts.Acknowledge(raised.alert());
    assertThat(alerts.recorded(OFFICER, taking))
        .containsExactly(new Alerts.Acknowledged(raised.alert(), "qian"));
    var other = new Caller(Caller.Role.ADMINISTRATOR, "admin");
    assertThat(alerts.ask(other, taking)).isEqualTo(Decision.alreadySo());
    var alert = shown().get(0);
    assertThat(alert.takenBy()).contains("qian");
    assertThat(alert.takenAt()).contains(alerts.now());
    assertThat(alert.since()).isEqualTo(alerts.now().minus(Duration.ofMinutes(1)));
    assertThat(ask(WAITING)).isEqualTo(Decision.alreadySo());
    observe();
    assertThat(alerts.ask(OFFICER, taking)).isEqualTo(Decision.refuse(Refusal.NOT_FOUND));
  }

  @ParameterizedTest
  @EnumSource(
      value = Caller.Role.class,
      names = {"RESIDENT", "LAWYER"})
  void nobodyElseLooksOrTakesOn(Caller.Role role) {
    var raised = (Alerts.Raised) observe(WAITING).get(0);
    var stranger = new Caller(role, "somebody");
    assertThat(alerts.ask(stranger, new Alerts.Acknowledge(raised.alert())))
        .isEqualTo(Decision.refuse(Refusal.FORBIDDEN));
    assertThat(alerts.ask(stranger, new Alerts.Observe(List.of(), Optional.empty())))
        .isEqualTo(Decision.refuse(Refusal.FORBIDDEN));
    assertThat(view(stranger)).isEmpty();
    assertThat(alerts.ask(OFFICER, new Alerts.Observe(List.of(), Optional.empty())))
        .isEqualTo(Decision.refuse(Refusal.FORBIDDEN));
  }

  private List<Event> observe(AlertRule... broken) {
    return alerts.recorded(Sample.HUB, new Alerts.Observe(List.of(broken), Optional.empty()));
  }

  private Decision<Event> ask(AlertRule... broken) {
    return alerts.ask(Sample.HUB, new Alerts.Observe(List.of(broken), Optional.empty()));
  }

  private List<AlertsView.Alert> shown() {
    return view(OFFICER).orElseThrow().alerts();
  }

  private Optional<AlertsView.Open> view(Caller viewer) {
    return new AlertsRules()
        .view(alerts.state(), new Audience(viewer, AlertsView.OPEN, ""), alerts.now())
        .map(parts -> (AlertsView.Open) parts.get(AlertsView.OPEN));
  }

  private List<AlertRule> broken(QueueView.Board board, Instant at) {
    return gauge.observe(new Sight(board, Set.of(), List.of()), at).broken();
  }

  private static QueueView.Board board(int waiting, int available, Optional<Instant> since) {
    return new QueueView.Board(waiting, available, 0, 0, 1, true, since);
  }
}
