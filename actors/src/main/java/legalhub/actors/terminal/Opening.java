package legalhub.actors.terminal;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.town.OpenHours;
import legalhub.actors.town.Town;

/** When a terminal is switched on: the hours of its place, in the time of its town. */
final class Opening {
  private final Town town;

  Opening(Town town) {
    this.town = town;
  }

  /** Whether such a place can be. */
  boolean isPossible(Terminal.Post post) {
    return town.pool(post.office()).isPresent()
        && time(post.from()).isPresent()
        && time(post.to()).isPresent();
  }

  OpenHours of(Terminal.Post post) {
    var zone =
        town.pool(post.office()).map(pool -> pool.hours().zone()).orElse(OpenHours.always().zone());
    return new OpenHours(
        zone,
        Set.of(DayOfWeek.values()),
        time(post.from()).orElse(LocalTime.MIN),
        time(post.to()).orElse(LocalTime.MIN));
  }

  private static Optional<LocalTime> time(String text) {
    try {
      return Optional.of(LocalTime.parse(text));
    } catch (DateTimeParseException wrong) {
      return Optional.empty();
    }
  }
}
