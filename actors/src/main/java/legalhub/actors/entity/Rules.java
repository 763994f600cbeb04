package legalhub.actors.entity;

import java.time.Instant;

/**
 * What one kind of entity allows, records and shows. Pure: no clock, no actor, no I/O, so that the
 * simulation with a manual clock runs the very code that serves people.
 *
 * @param <C> its commands, those of people and those of its own alarms
 * @param <E> its events
 * @param <S> its state, immutable
 */
public interface Rules<C, E, S> extends Screen<S> {
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

  /**
   * Whether an entity of this kind leaves memory while its agenda has nothing at hand. False for
   * what is needed all the time.
   */
  default boolean rests() {
    return true;
  }
}
