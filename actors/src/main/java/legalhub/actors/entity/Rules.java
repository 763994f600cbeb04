package legalhub.actors.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What one kind of entity allows, records and shows. Pure: no clock, no actor, no I/O, so that the
 * simulation with a manual clock runs the very code that serves people.
 *
 * @param <C> its commands, those of people and those of its own alarms
 * @param <E> its events
 * @param <S> its state, immutable
 */
public interface Rules<C, E, S> {
  /** What the entity is before anything happened. */
  S vacant();

  /** What is allowed when. Never throws for a command of the protocol. */
  Decision<E> decide(S state, C command, Asking asking);

  /** What a recorded fact changes. Runs live and on every replay. */
  S apply(S state, E event, Instant at);

  /** What the entity must still do, unasked, while it is in this state. */
  default Agenda<C> agenda(S state) {
    return Agenda.empty();
  }

  /** What this audience sees; empty: it may not see it. */
  Optional<Map<String, ViewPart>> view(S state, Audience audience, Instant now);

  /** The least time between two pushes of this view; zero pushes every change at once. */
  default Duration pushEvery(Audience audience) {
    return Duration.ZERO;
  }

  /** How often a view that changes with time alone is pushed; zero: only the state changes it. */
  default Duration refreshEvery() {
    return Duration.ZERO;
  }

  /**
   * Whether an entity of this kind leaves memory while its agenda has nothing at hand. False for
   * what is needed all the time.
   */
  default boolean rests() {
    return true;
  }
}
