package legalhub.actors.entity;

/**
 * What lives beside one incarnation of an entity and is never journaled: the relay of a call's
 * negotiation, the media of a conference. Everything here is called in the entity's own thread.
 */
public interface Companion<S> {
  /** Something was sent past the journal. */
  void relay(S state, Message.Relay relay);

  /** A connection of the entity ended. */
  default void gone(Object connection) {}

  /** The state now, after a recovery and after each write. */
  default void follow(S state) {}

  /** The entity has begun anew in the same place: its actors and timers are gone. */
  default void forget() {}

  /** What an actor of this companion's own said; see {@link Surroundings}. */
  default void told(S state, Object message) {}

  static <S> Companion<S> none() {
    return (state, relay) -> {};
  }
}
