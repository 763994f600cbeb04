package legalhub.simulator.client;

/** When a lost line is tried again, and whether a fresh token may help. On the event loop. */
final class Comeback {
  private final Backoff backoff;
  private int attempt;
  private long retryAfterMillis;
  private boolean triedFreshToken;

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
