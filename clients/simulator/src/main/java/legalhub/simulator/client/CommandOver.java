package legalhub.simulator.client;

import java.util.OptionalLong;
import legalhub.wire.v1.Command;

/**
 * One command, when nobody waits for it any more. Times are of the client's monotonic clock.
 *
 * @param body without its id
 * @param firstSentNanos when it went out first; empty when it never did
 * @param lastSentNanos when it went out on the line that answered it; empty when it never went out
 */
public record CommandOver(
    Command body,
    End end,
    long begunNanos,
    OptionalLong firstSentNanos,
    OptionalLong lastSentNanos) {

  /** How it ended. */
  public enum End {
    DONE,
    /** Refused for good. */
    REFUSED,
    /** Its time ran out, or its person left. */
    UNANSWERED
  }
}
