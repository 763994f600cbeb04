package legalhub.edge;

import legalhub.actors.entity.Refusal;
import legalhub.edge.connection.CloseCode;

/**
 * What the edge counts, for whoever measures it. Called on the threads that serve sockets, often:
 * it must neither block nor throw. Nothing here says whose socket it was.
 */
public interface EdgeMeter {
  /**
   * A request that became no socket.
   *
   * @param status the HTTP status that it got
   */
  default void upgradeRefused(int status) {}

  /** The hub closed a socket, or turned one away as soon as it was open. */
  default void closed(CloseCode code) {}

  /** The client closed its socket, or the line broke. */
  default void closedByClient() {}

  /** The hub closed a socket because its own handling failed. */
  default void aborted() {}

  /** A client went on with a view from what it held. */
  default void resumed() {}

  /**
   * A command was done.
   *
   * @param millis from its arrival to the answer
   */
  default void done(long millis) {}

  /**
   * A command was refused.
   *
   * @param millis from its arrival to the answer
   */
  default void refused(Refusal why, long millis) {}

  /** Counts nothing. */
  static EdgeMeter none() {
    return new EdgeMeter() {};
  }
}
