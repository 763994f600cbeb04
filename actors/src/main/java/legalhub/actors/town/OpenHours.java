package legalhub.actors.town;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/** When live consultations are given. {@code from == to} means around the clock on the days. */
public record OpenHours(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {
  /** Always open. */
  public static OpenHours always() {
    return new OpenHours(
        ZoneId.of("Asia/Shanghai"), Set.of(DayOfWeek.values()), LocalTime.MIN, LocalTime.MIN);
  }

  public boolean isOpen(Instant at) {
    var local = at.atZone(zone);
    if (!days.contains(local.getDayOfWeek())) {
      return false;
    }
    var time = local.toLocalTime();
    return from.equals(to) || !time.isBefore(from) && time.isBefore(to);
  }
}
