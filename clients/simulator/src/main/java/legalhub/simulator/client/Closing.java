package legalhub.simulator.client;

/** What a close code asks of a client: the table in signaling/README.md. */
enum Closing {
  /** Comes back by itself, with jitter. */
  RETURN,
  /** Comes back after the time that the hub named. */
  RETURN_LATER,
  /** Comes back with a fresh token. */
  REFRESH,
  /** Comes back only when a person touches the page: somebody sits elsewhere now. */
  DISPLACED,
  /** The log-in is over. */
  SIGNED_OUT,
  /** The same bytes would fail again. */
  FAULTY;

  static final int NORMAL = 1000;
  static final int ABNORMAL = 1006;
  static final int HEARTBEAT_LOST = 4000;
  static final int REVOKED = 4301;
  static final int TOKEN_INVALID = 4401;
  static final int HELLO_LATE = 4408;

  static Closing of(int code) {
    if (code == HELLO_LATE) {
      // Nothing of ours was wrong: a slow line kept the first frame back.
      return RETURN;
    }
    if (code == TOKEN_INVALID) {
      // A fresh token is tried, once.
      return REFRESH;
    }
    if (code == REVOKED) {
      return SIGNED_OUT;
    }
    return switch (code / 100) {
      case 41 -> RETURN_LATER;
      case 42 -> REFRESH;
      case 43 -> DISPLACED;
      case 44 -> FAULTY;
      default -> RETURN;
    };
  }
}
