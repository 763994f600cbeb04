package legalhub.simulator.client;

import java.util.function.BiConsumer;

/** A long call outlives a short token: a fresh one is sent before the old one ends. */
final class Renewal {
  private static final long AHEAD_MILLIS = 60_000;
  private static final long AGAIN_MILLIS = 5_000;
  private static final long SOONEST_MILLIS = 1_000;

  private final LineTimers timers;
  private final Tokens tokens;
  private final BiConsumer<String, Throwable> renewed;

  /**
   * @param renewed gets the token, or why there is none
   */
  Renewal(LineTimers timers, Tokens tokens, BiConsumer<String, Throwable> renewed) {
    this.timers = timers;
    this.tokens = tokens;
    this.renewed = renewed;
  }

  void plan(long leftMillis) {
    timers.after(
        Math.max(Math.max(leftMillis - AHEAD_MILLIS, leftMillis / 2), SOONEST_MILLIS), this::renew);
  }

  private void renew() {
    // Cancelled with the line, like every timer of it.
    timers.after(AGAIN_MILLIS, this::renew);
    Futures.whenDone(
        tokens.refresh(), (token, failure) -> timers.onLoop(() -> renewed.accept(token, failure)));
  }
}
