package legalhub.simulator.client;

/** The hub said no over HTTP. */
public final class HubProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  public HubProblem(String call, int status, String code) {
    super(call + " was answered " + status + " " + code);
    this.status = status;
    this.code = code;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  /** Whether the same call may succeed later. */
  public boolean retryable() {
    return status == 429 || status >= 500;
  }
}
