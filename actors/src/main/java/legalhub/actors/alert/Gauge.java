package legalhub.actors.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import legalhub.actors.queue.QueueView;

/**
 * Which rules a queue's board breaks now. Remembers since when nobody is on duty; one that starts
 * anew begins to count then, so an alert may come later than it should, never without cause.
 */
public final class Gauge {
  private final List<AlertRule> rules;
  private Optional<Instant> nobodySince = Optional.empty();

  public Gauge(List<AlertRule> rules) {
    this.rules = List.copyOf(rules);
  }

  public List<AlertRule> broken(QueueView.Board board, Instant now) {
    nobodySince = isDeserted(board) ? nobodySince.or(() -> Optional.of(now)) : Optional.empty();
    return rules.stream().filter(rule -> isBroken(rule, board, now)).toList();
  }

  private boolean isBroken(AlertRule rule, QueueView.Board board, Instant now) {
    return switch (rule.kind()) {
      case WAITING_OVER -> isOver(board.longestWaitingSince(), rule, now);
      case QUEUE_OVER -> board.waiting() > rule.limit();
      case NOBODY_ON_DUTY -> isOver(nobodySince, rule, now);
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
