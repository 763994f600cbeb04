package legalhub.actors.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.QueueView;

/**
 * Which rules an office breaks now. Remembers since when nobody is on duty; one that starts anew
 * begins to count then, so an alert may come later than it should, never without cause.
 */
public final class Gauge {
  private final List<AlertRule> rules;
  private final Attendance attendance = new Attendance();
  private Optional<Instant> nobodySince = Optional.empty();

  public Gauge(List<AlertRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Whether a rule is about the rota; looking at it costs a question each time. */
  public boolean needsRota() {
    return rules.stream().anyMatch(rule -> rule.kind() == AlertRule.Kind.NO_SHOW);
  }

  public Alerts.Observe observe(Sight sight, Instant now) {
    var board = sight.board();
    nobodySince = isDeserted(board) ? nobodySince.or(() -> Optional.of(now)) : Optional.empty();
    var missing =
        rules.stream()
            .filter(rule -> rule.kind() == AlertRule.Kind.NO_SHOW)
            .flatMap(rule -> attendance.missing(sight, rule.span(), now).stream())
            .toList();
    return new Alerts.Observe(
        rules.stream().filter(rule -> isBroken(rule, board, missing, now)).toList(),
        Optional.of(missing));
  }

  private boolean isBroken(
      AlertRule rule, QueueView.Board board, List<LawyerId> missing, Instant now) {
    return switch (rule.kind()) {
      case WAITING_OVER -> isOver(board.longestWaitingSince(), rule, now);
      case QUEUE_OVER -> board.waiting() > rule.limit();
      case NOBODY_ON_DUTY -> isOver(nobodySince, rule, now);
      case NO_SHOW -> !missing.isEmpty();
    };
  }

  private static boolean isOver(Optional<Instant> since, AlertRule rule, Instant now) {
    return since.filter(at -> Duration.between(at, now).compareTo(rule.span()) > 0).isPresent();
  }

  /** Who is away from the desk answers nobody. */
  private static boolean isDeserted(QueueView.Board board) {
    return board.open() && board.available() + board.inCall() + board.wrapUp() == 0;
  }
}
