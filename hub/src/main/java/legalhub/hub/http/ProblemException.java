package legalhub.hub.http;

import java.time.Duration;

/** Carries a problem from where it is found to where it is answered. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final transient Duration retryAfter;

  public ProblemException(Problem problem) {
    this(problem, Duration.ZERO);
  }

  /**
   * @param retryAfter zero: no opinion
   */
  public ProblemException(Problem problem, Duration retryAfter) {
    super(problem.name(), null, false, false);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  public Problem problem() {
    return problem;
  }

  Duration retryAfter() {
    return retryAfter;
  }
}
