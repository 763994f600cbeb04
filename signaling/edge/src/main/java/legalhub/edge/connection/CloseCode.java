package legalhub.edge.connection;

/** Why the hub closes a socket. The hundreds say what a client does next; see the README. */
public enum CloseCode {
  HEARTBEAT_LOST(4000),
  SLOW_CONSUMER(4001),
  GOING_AWAY(4100),
  OVERLOADED(4101),
  TOO_MANY_CONNECTIONS(4102),
  TOKEN_EXPIRED(4200),
  DISPLACED(4300),
  REVOKED(4301),
  BAD_FRAME(4400),
  TOKEN_INVALID(4401),
  HELLO_LATE(4408),
  FRAME_TOO_LARGE(4413),
  TOO_FAST(4429);

  private final int code;

  CloseCode(int code) {
    this.code = code;
  }

  /** As the WebSocket close frame carries it. */
  public int code() {
    return code;
  }

  /** Whether a client comes back after the time it is told. */
  public boolean saysWhen() {
    return code >= 4100 && code < 4200;
  }
}
