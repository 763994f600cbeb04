package legalhub.actors.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an entity must still do in its present state. It is derived from the state alone, so that
 * after a crash at any point the new incarnation has the same agenda: nothing that was promised
 * depends on a message or a timer having survived.
 */
public record Agenda<C>(List<Alarm<C>> alarms, List<Duty<C>> duties, List<Seat<C>> seats) {

  /**
   * Do {@code command} at {@code due}. The command names what it concerns (the offer, the call), so
   * that an alarm that comes late finds nothing to do.
   */
  public record Alarm<C>(String key, Instant due, C command) {}

  /**
   * Tell another entity, and repeat until it has answered. Once answered it rests until the key
   * leaves the agenda or the entity restarts; the receiver recognises the repetition by what the
   * command names.
   *
   * @param onRefusal what to decide here when the other refuses for good
   */
  public record Duty<C>(
      String key, EntityAddress to, Object command, Optional<Function<Refusal, C>> onRefusal) {

    /** Whether nothing is left to say. */
    public boolean isSettledBy(Reply reply) {
      return !(reply instanceof Reply.Refused refused && refused.why().isPassing());
    }
  }

  /**
   * A place that a connection holds by a lease. Leases are never journaled, only their end is, and
   * after a recovery every lease starts afresh.
   *
   * @param present whether the journal believes somebody sits here
   * @param lease how long after the last sign of life the seat counts as held
   * @param onExpiry decided here when a present seat's lease ends
   * @param onReturn decided here when somebody attends an absent seat
   */
  public record Seat<C>(String key, boolean present, Duration lease, C onExpiry, C onReturn) {}

  public static <C> Agenda<C> empty() {
    return new Agenda<>(List.of(), List.of(), List.of());
  }
}
