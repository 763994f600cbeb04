package legalhub.persistence.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a webhook has come in a stream.
 *
 * @param delivered the last line that was answered well
 * @param generation counts the replays
 * @param trouble what is in the way; empty: nothing
 */
public record HookPosition(long delivered, long generation, Optional<Trouble> trouble) {
  public static final HookPosition START = new HookPosition(0, 0, Optional.empty());

  /**
   * Why the next line isn't delivered.
   *
   * @param failure a stable code
   */
  public record Trouble(Instant since, String failure) {}
}
