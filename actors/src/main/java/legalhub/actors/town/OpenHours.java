package legalhub.actors.town;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** When live consultations are given. {@code from == to} means around the clock on the days. */
public record OpenHours(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {
  /** Always open. */
  public static OpenHours always() {
    return new OpenHours(
        ZoneId.of("Asia/Shanghai"), Set.of(DayOfWeek.values()), LocalTime.MIN, LocalTime.MIN);
  }

  /** When they are open from this moment on; empty where no day is left. */
  public Optional<Instant> opensFrom(Instant at) {
    if (isOpen(at)) {
      return Optional.of(at);
    }
    var local = at.atZone(zone).toLocalDate();
    return Stream.iterate(local, day -> day.plusDays(1))
        .limit(8)
        .filter(day -> days.contains(day.getDayOfWeek()))
        .map(day -> day.atTime(from).atZone(zone).toInstant())
        .filter(opening -> opening.isAfter(at))
        .findFirst();
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
