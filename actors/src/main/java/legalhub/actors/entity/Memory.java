package legalhub.actors.entity;

import java.time.Duration;
import java.time.Instant;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The ids of commands on record, kept until {@link #KEPT_PAST_DEADLINE} after their deadline: after
 * that a repetition is refused by its deadline alone. Forgetting goes by the times in the journal,
 * so a replay remembers the same.
 */
public record Memory(PMap<CommandId, Instant> deadlines, Instant swept) {
  /** How long an id outlives its command's deadline. */
  public static final Duration KEPT_PAST_DEADLINE = Duration.ofMinutes(2);

  private static final Duration SWEEP_EVERY = Duration.ofSeconds(30);

  public static Memory empty() {
    return new Memory(HashTreePMap.empty(), Instant.EPOCH);
  }

  public boolean holds(CommandId id) {
    return deadlines.containsKey(id);
  }

  public int size() {
    return deadlines.size();
  }

  Memory with(Recorded.Cause cause, Instant at) {
    return new Memory(swept(at).deadlines.plus(cause.id(), cause.deadline()), lastSweep(at));
  }

  private Instant lastSweep(Instant at) {
    return isDue(at) ? at : swept;
  }

  private boolean isDue(Instant at) {
    return !at.isBefore(swept.plus(SWEEP_EVERY));
  }

  private Memory swept(Instant at) {
    if (!isDue(at)) {
      return this;
    }
    var kept = deadlines;
    for (var entry : deadlines.entrySet()) {
      if (entry.getValue().plus(KEPT_PAST_DEADLINE).isBefore(at)) {
        kept = kept.minus(entry.getKey());
      }
    }
    return new Memory(kept, at);
  }
}
