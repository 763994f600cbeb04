package legalhub.simulator;

/** The command line asks for something that isn't there. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
