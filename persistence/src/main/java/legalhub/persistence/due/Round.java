package legalhub.persistence.due;

import java.time.Instant;
import java.util.Optional;

/** Where one round of a slice's sweep is. */
final class Round {
  private final Instant began;
  private Instant hour;
  private DueRow.Place seen;
  private Optional<Instant> held = Optional.empty();

  Round(Instant began, Instant mark) {
    this.began = began;
    this.seen = DueRow.Place.after(mark);
    this.hour = DueTable.hour(seen.due());
  }

  Instant began() {
    return began;
  }

  /** Which partition is read. */
  Instant hour() {
    return hour;
  }

  void toHour(Instant next) {
    hour = next;
  }

  /** What has been read. */
  DueRow.Place seen() {
    return seen;
  }

  void saw(DueRow last) {
    seen = last.place();
  }

  /** When the first row is due that stays for the next round. */
  Optional<Instant> held() {
    return held;
  }

  void hold(DueRow row) {
    held = held.filter(first -> first.isBefore(row.due())).or(() -> Optional.of(row.due()));
  }
}
