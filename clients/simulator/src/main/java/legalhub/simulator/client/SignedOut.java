package legalhub.simulator.client;

/** The refresh token is gone or revoked: somebody has to log in. */
public final class SignedOut extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SignedOut(Throwable cause) {
    super("the log-in is over", cause);
  }
}
