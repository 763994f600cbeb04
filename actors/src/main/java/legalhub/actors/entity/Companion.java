package legalhub.actors.entity;

/**
 * What lives beside one incarnation of an entity and is never journaled: the relay of a call's
 * negotiation.
 */
public interface Companion<S> {
  /** Something was sent past the journal. */
  void relay(S state, Message.Relay relay);

  /** A connection of the entity ended. */
  default void gone(Object connection) {}

  static <S> Companion<S> none() {
    return (state, relay) -> {};
  }
}
