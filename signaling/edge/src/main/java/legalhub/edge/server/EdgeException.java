package legalhub.edge.server;

/** The edge can't start; the message is one sentence for the person who started it. */
public final class EdgeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EdgeException(String message, Throwable cause) {
    super(message, cause);
  }
}
