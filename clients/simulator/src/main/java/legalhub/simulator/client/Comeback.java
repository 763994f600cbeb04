package legalhub.simulator.client;

/** When a lost line is tried again, and whether a fresh token may help. On the event loop. */
final class Comeback {
  /** How long a hello may be under way on a line that was let go. */
  private static final long GHOST_MILLIS = 20_000;

  private final Backoff backoff;
  private int attempt;
  private long retryAfterMillis;
  private boolean triedFreshToken;
  private long ghostUntil = Long.MIN_VALUE;

  Comeback(Backoff backoff) {
    this.backoff = backoff;
  }

  /** A person's touch, or a network that is back: the next try is the first. */
  void begin() {
    attempt = 0;
    triedFreshToken = false;
  }

  /** The line has lasted. */
  void steady() {
    attempt = 0;
  }

  /** The hub's last words on a line; a new line has none. */
  void told(long millis) {
    retryAfterMillis = millis;
  }

  void welcomed() {
    triedFreshToken = false;
  }

  /** A line was let go of before it was welcomed: its hello may still take the seat. */
  void letGo(long now) {
    ghostUntil = now + GHOST_MILLIS;
  }

  /** What to do about a closed line; who was displaced by their own ghost comes back. */
  Closing after(int code, long now) {
    var closing = Closing.of(code);
    return closing == Closing.DISPLACED && now < ghostUntil ? Closing.RETURN : closing;
  }

  /** What to wait before the next try, which is counted. */
  long nextMillis() {
    return retryAfterMillis + backoff.millis(attempt++);
  }

  /** False when a token that was fresh has been refused as well: no other would do. */
  boolean mayRefresh(int code) {
    if (code == Closing.TOKEN_INVALID && triedFreshToken) {
      return false;
    }
    triedFreshToken = code == Closing.TOKEN_INVALID;
    return true;
  }
}
