package legalhub.hub.speech;

/** A service didn't say what it was asked. Without a cause: that might quote what was said. */
final class Unanswered extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param code for the log: {@code HTTP_503}, {@code TIMEOUT}, {@code UNREACHABLE}, {@code
   *     GARBLED}, {@code TOO_LARGE}, {@code BUSY}
   */
  Unanswered(String code) {
    super(code, null, false, false);
  }
}
