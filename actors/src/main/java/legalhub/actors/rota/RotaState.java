package legalhub.actors.rota;

import java.time.Duration;
import java.time.Instant;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** What is planned, and what was of late. */
public record RotaState(PMap<ShiftId, Rota.Planned> shifts) {
  /** Five weeks, so that the whole of last month is on the screen; the journal keeps all. */
  private static final Duration REMEMBERED = Duration.ofDays(35);

  static RotaState empty() {
    return new RotaState(HashTreePMap.empty());
  }

  RotaState with(Rota.Planned planned, Instant at) {
    return new RotaState(shifts.plus(planned.shift().id(), planned)).without(at);
  }

  RotaState without(ShiftId shift, Instant at) {
    return new RotaState(shifts.minus(shift)).without(at);
  }

  private RotaState without(Instant now) {
    var before = now.minus(REMEMBERED);
    var old =
        shifts.values().stream()
            .map(Rota.Planned::shift)
            .filter(shift -> shift.isOverAt(before))
            .map(Rota.Shift::id)
            .toList();
    return new RotaState(shifts.minusAll(old));
  }
}
