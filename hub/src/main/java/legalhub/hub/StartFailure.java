package legalhub.hub;

/** The hub can't start; the message is the one sentence that its operator needs. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What the process ends with, so that scripts can tell. */
  public enum Code {
    WRONG_ARGUMENTS(2),
    PORT_IN_USE(3),
    FOLDER_NOT_WRITABLE(4),
    WRONG_JAVA(5),
    INVALID_TOWN(6),
    STORE_NOT_UP(7),
    TLS_UNUSABLE(8),
    OTHER(1);

    private final int exit;

    Code(int exit) {
      this.exit = exit;
    }

    int exit() {
      return exit;
    }
  }

  private final Code code;

  StartFailure(Code code, String sentence) {
    super(sentence);
    this.code = code;
  }

  StartFailure(Code code, String sentence, Throwable cause) {
    super(sentence, cause);
    this.code = code;
  }

  Code code() {
    return code;
  }
}
