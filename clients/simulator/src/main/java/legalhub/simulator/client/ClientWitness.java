package legalhub.simulator.client;

import java.net.URI;
import legalhub.wire.v1.Role;

/**
 * Who learns how a client fares, beside the person it serves. Called on event loops; thread-safe.
 */
public interface ClientWitness {
  ClientWitness NONE = new ClientWitness() {};

  /** Who learns of one new client from now on; whoever doesn't care takes all clients as one. */
  default ClientWitness newcomer(Role role, String personId) {
    return this;
  }

  /** A command was made and waits for its answer. */
  default void commandBegun() {}

  /** Nobody waits for it any more. */
  default void commandOver(CommandOver over) {}

  /** A refusal, whether it is retried or not, so many nanoseconds after it was sent. */
  default void refused(String code, long nanos) {}

  /** A delta came that doesn't fit what the client holds. */
  default void misfit(String topic) {}

  /** A snapshot or a delta came, of so many bytes. */
  default void pushed(int bytes) {}

  /**
   * The hub welcomed this client.
   *
   * @param again whether it was welcomed before, by any hub
   */
  default void lineOpened(URI hub, boolean again) {}

  /** An open line was lost with this close code. */
  default void lineLost(URI hub, int code) {}

  /** A try to come in ended with this close code, before a welcome. */
  default void turnedAway(URI hub, int code) {}

  /**
   * The person lets go of the line and stays away for a while, as the script wants it.
   *
   * @param wasOpen whether there was an open line
   */
  default void wentAway(boolean wasOpen) {}

  /** Whoever went away tries to come back from now on. */
  default void comesBack() {}

  /** The person has closed the page, or the device is dead. */
  default void left() {}

  /** A sign of life was sent, with a number of its own. */
  default void beatSent(long number) {}

  /** The hub has answered the one with this number. */
  default void beatAnswered(long number) {}
}
