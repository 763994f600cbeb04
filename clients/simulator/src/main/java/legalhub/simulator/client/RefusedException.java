package legalhub.simulator.client;

/** The hub's no to a command: a code of signaling/README.md. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** No answer came in the command's time: it may have happened or not. */
  public static final String OUTCOME_UNKNOWN = "OUTCOME_UNKNOWN";

  private final String code;

  public RefusedException(String command, String code) {
    super(command + " was refused: " + code);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
