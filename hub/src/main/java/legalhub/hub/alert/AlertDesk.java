package legalhub.hub.alert;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import legalhub.actors.alert.AlertRule;
import legalhub.actors.alert.Alerts;
import legalhub.actors.alert.AlertsView;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.QueueView;
import legalhub.hub.entity.Asker;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;

/** What is done about alerts: each step leaves the office's board as the alerts are. */
public record AlertDesk(Asker asker) implements AlertRoutes.Desk {
  private static final Caller HUB = Caller.hub("alerts");

  /** The queue's board; fails while it can't be had. */
  CompletionStage<QueueView.Board> board(PoolId office) {
    var queue = new EntityAddress(EntityKind.QUEUE, office.value());
    return asker
        .look(queue, new Audience(HUB, QueueView.BOARD, ""))
        .thenApply(parts -> (QueueView.Board) parts.orElse(Map.of()).get("board"))
        .thenApply(
            board -> {
              if (board == null) {
                throw new ProblemException(Problem.NOT_FOUND);
              }
              return board;
            });
  }

  /** These rules are broken, and no others. */
  CompletionStage<Void> observe(PoolId office, List<AlertRule> broken) {
    return asker
        .ask(alerts(office), HUB, new Alerts.Observe(broken))
        .thenCompose(Asker::done)
        .thenCompose(observed -> show(office));
  }

  @Override
  public CompletionStage<Void> acknowledge(
      PoolId office, String alert, Caller by, CommandId intention) {
    return asker
        .ask(alerts(office), by, new Alerts.Acknowledge(alert), intention)
        .thenCompose(Asker::done)
        .thenCompose(taken -> show(office));
  }

  @Override
  public CompletionStage<AlertsView.Open> open(PoolId office) {
    return asker
        .look(alerts(office), new Audience(HUB, AlertsView.OPEN, ""))
        .thenApply(
            parts ->
                (AlertsView.Open)
                    parts
                        .orElse(Map.of())
                        .getOrDefault(AlertsView.OPEN, new AlertsView.Open(List.of())));
  }

  private CompletionStage<Void> show(PoolId office) {
    var dashboard = new EntityAddress(EntityKind.DASHBOARD, office.value());
    return open(office).thenCompose(open -> asker.tell(dashboard, open));
  }

  private static EntityAddress alerts(PoolId office) {
    return new EntityAddress(EntityKind.ALERTS, office.value());
  }
}
