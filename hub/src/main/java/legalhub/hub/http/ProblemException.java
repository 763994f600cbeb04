package legalhub.hub.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import legalhub.actors.privacy.Sealer;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.http.scaladsl.model.IllegalRequestException;

/** Carries a problem from where it is found to where it is answered. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final transient Duration retryAfter;
  private final transient List<FieldError> errors;

  public ProblemException(Problem problem) {
    this(problem, Duration.ZERO);
  }

  /**
   * @param retryAfter zero: no opinion
   */
  public ProblemException(Problem problem, Duration retryAfter) {
    this(problem, retryAfter, List.of());
  }

  /**
   * @param errors what is wrong with which field
   */
  public ProblemException(Problem problem, List<FieldError> errors) {
    this(problem, Duration.ZERO, errors);
  }

  private ProblemException(Problem problem, Duration retryAfter, List<FieldError> errors) {
    super(problem.name(), null, false, false);
    this.problem = problem;
    this.retryAfter = retryAfter;
    this.errors = errors;
  }

  public Problem problem() {
    return problem;
  }

  Duration retryAfter() {
    return retryAfter;
  }

  List<FieldError> errors() {
    return errors;
  }

  /** What a call's failure is to whoever made it; empty for a fault of ours. */
  public static Optional<Problem> problemOf(Throwable failure) {
    if (failure instanceof CompletionException && failure.getCause() != null) {
      return problemOf(failure.getCause());
    }
    if (failure instanceof ProblemException known) {
      return Optional.of(known.problem());
    }
    if (failure instanceof EntityStreamSizeException) {
      return Optional.of(Problem.TOO_LARGE);
    }
    if (failure instanceof IllegalRequestException illegal) {
      boolean large = illegal.status().intValue() == Problem.TOO_LARGE.status();
      return Optional.of(large ? Problem.TOO_LARGE : Problem.INVALID);
    }
    if (failure instanceof TimeoutException) {
      return Optional.of(Problem.OUTCOME_UNKNOWN);
    }
    return failure instanceof Sealer.ErasedException
        ? Optional.of(Problem.ERASED)
        : Optional.empty();
  }
}
