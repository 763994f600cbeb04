package legalhub.actors.town;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.PoolId;

/** One pool: the desks and lawyers that one queue serves. */
public record Pool(
    PoolId id,
    List<Desk> desks,
    Map<LawyerId, LawyerProfile> lawyers,
    OpenHours hours,
    QueueSettings settings) {

  public Optional<DeskId> generalDesk() {
    return desks.stream().filter(Desk::general).map(Desk::id).findFirst();
  }

  public boolean has(DeskId desk) {
    return desks.stream().anyMatch(d -> d.id().equals(desk));
  }

  /** Whether people can ask for it. */
  public boolean isAskedFor(DeskId desk) {
    return desks.stream().anyMatch(d -> d.id().equals(desk) && !d.assistance());
  }

  /** A pool without desks or lawyers. */
  public static Pool closed(PoolId id) {
    return new Pool(id, List.of(), Map.of(), OpenHours.always(), QueueSettings.defaults());
  }
}
