package legalhub.actors.alert;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.QueueView;
import legalhub.actors.rota.Rota;
import legalhub.actors.rota.RotaView;

/**
 * What is looked at to find an office's alerts.
 *
 * @param onDuty also those who are away from the desk for a moment: they have come, and half an
 *     hour of absence ends their duty
 * @param shifts of the rota; none where no rule is about it
 */
public record Sight(QueueView.Board board, Set<LawyerId> onDuty, List<Rota.Shift> shifts) {
  /**
   * @param queue the parts of the queue's board, {@code board} among them
   * @param rota those of the rota
   */
  public static Sight of(Map<String, ViewPart> queue, Map<String, ViewPart> rota) {
    return new Sight(
        (QueueView.Board) queue.get("board"),
        queue.values().stream()
            .filter(QueueView.OnDuty.class::isInstance)
            .map(part -> ((QueueView.OnDuty) part).lawyer())
            .collect(Collectors.toUnmodifiableSet()),
        rota.values().stream().map(part -> ((RotaView.Planned) part).shift()).toList());
  }
}
