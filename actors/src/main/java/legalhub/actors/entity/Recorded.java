package legalhub.actors.entity;

import java.time.Instant;
import java.util.Optional;

/**
 * One fact as the journal keeps it: the event, when, and the command that caused it. Kept for ever.
 * Stored form: persistence/src/main/proto/journal.
 *
 * @param cause empty for what an alarm or an expired lease brought about
 */
public record Recorded<E>(E event, Instant at, Optional<Cause> cause) {
  /** The command behind a fact; what the memory of recorded commands is rebuilt from. */
  public record Cause(CommandId id, Instant deadline, Caller by) {}
}
