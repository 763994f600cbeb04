package legalhub.simulator.client;

/**
 * Who learns how a client fares, beside the person it serves. Called on event loops; thread-safe.
 */
public interface ClientWitness {
  ClientWitness NONE = new ClientWitness() {};

  /** A command was made and waits for its answer. */
  default void commandBegun() {}

  /** It was answered Done, so many nanoseconds after it was made. */
  default void commandDone(long nanos) {}

  /** Nobody waits for it any more: refused for good, or its time ran out. */
  default void commandGivenUp(String code) {}

  /** A refusal, whether it is retried or not, so many nanoseconds after it was sent. */
  default void refused(String code, long nanos) {}

  /** A delta came that doesn't fit what the client holds. */
  default void misfit(String topic) {}

  /** The line was lost with this close code. */
  default void lineLost(int code) {}

  /** A line was lost before, and is back. */
  default void lineBack() {}
}
