package legalhub.hub.alert;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import legalhub.actors.alert.Alerts;
import legalhub.actors.alert.AlertsView;
import legalhub.actors.alert.Sight;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.QueueView;
import legalhub.actors.rota.RotaView;
import legalhub.hub.entity.Asker;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;

/** What is done about alerts: each step leaves the office's board as the alerts are. */
public record AlertDesk(Asker asker) implements AlertRoutes.Desk {
  private static final Caller HUB = Caller.hub("alerts");

  /**
   * The queue's board and the rota; fails while they can't be had.
   *
   * @param withRota whether anybody asks about shifts
   */
  CompletionStage<Sight> look(PoolId office, boolean withRota) {
    var board = seen(office, EntityKind.QUEUE, QueueView.BOARD);
    return withRota
        ? board.thenCombine(seen(office, EntityKind.ROTA, RotaView.SHIFTS), Sight::of)
        : board.thenApply(queue -> Sight.of(queue, Map.of()));
  }

  private CompletionStage<Map<String, ViewPart>> seen(
      PoolId office, EntityKind kind, String topic) {
    return asker
        .look(new EntityAddress(kind, office.value()), new Audience(HUB, topic, ""))
        .thenApply(parts -> parts.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND)));
  }

  /** These rules are broken, and no others. */
  CompletionStage<Void> observe(PoolId office, Alerts.Observe seen) {
    return asker
        .ask(alerts(office), HUB, seen)
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
