package legalhub.actors.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.rota.Rota;

/**
 * Who is missing from their shift. An absence counts from the shift's beginning, so that whoever
 * starts anew misses nobody less; for who has been there it counts from when they were seen last,
 * so that a short break is none.
 */
final class Attendance {
  private final Map<LawyerId, Instant> lastSeen = new HashMap<>();

  List<LawyerId> missing(Sight sight, Duration longest, Instant now) {
    sight.onDuty().forEach(lawyer -> lastSeen.put(lawyer, now));
    return sight.shifts().stream()
        .filter(shift -> shift.runsAt(now) && !sight.onDuty().contains(shift.lawyer()))
        .filter(shift -> Duration.between(absentSince(shift), now).compareTo(longest) > 0)
        .map(Rota.Shift::lawyer)
        .sorted(Comparator.comparing(LawyerId::value))
        .toList();
  }

  private Instant absentSince(Rota.Shift shift) {
    return Optional.ofNullable(lastSeen.get(shift.lawyer()))
        .filter(shift.from()::isBefore)
        .orElse(shift.from());
  }
}
