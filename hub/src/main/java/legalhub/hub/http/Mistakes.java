package legalhub.hub.http;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import legalhub.actors.privacy.Sealer;
import org.apache.pekko.http.javadsl.server.ExceptionHandler;
import org.apache.pekko.http.javadsl.server.MethodRejection;
import org.apache.pekko.http.javadsl.server.Rejection;
import org.apache.pekko.http.javadsl.server.RejectionHandler;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.http.scaladsl.model.IllegalRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whatever goes wrong, the caller gets problem+json with a stable code. */
final class Mistakes extends ApiDirectives {
  private static final Logger LOG = LoggerFactory.getLogger(Mistakes.class);
  private static final Mistakes ANSWERS = new Mistakes();

  private Mistakes() {}

  static ExceptionHandler exceptions() {
    return ExceptionHandler.newBuilder().matchAny(ANSWERS::thrown).build();
  }

  static RejectionHandler rejections() {
    return RejectionHandler.newBuilder()
        .handleAll(MethodRejection.class, all -> ANSWERS.problem(Problem.METHOD_NOT_ALLOWED))
        .handleAll(Rejection.class, all -> ANSWERS.problem(Problem.INVALID))
        .handleNotFound(ANSWERS.problem(Problem.NOT_FOUND))
        .build();
  }

  private Route thrown(Throwable thrown) {
    if (thrown instanceof CompletionException && thrown.getCause() != null) {
      return thrown(thrown.getCause());
    }
    if (thrown instanceof ProblemException known) {
      return complete(Json.problem(known.problem(), known.retryAfter()));
    }
    return complete(Json.problem(problemOf(thrown), Duration.ZERO));
  }

  private static Problem problemOf(Throwable thrown) {
    if (thrown instanceof EntityStreamSizeException) {
      return Problem.TOO_LARGE;
    }
    if (thrown instanceof IllegalRequestException illegal) {
      boolean large = illegal.status().intValue() == Problem.TOO_LARGE.status();
      return large ? Problem.TOO_LARGE : Problem.INVALID;
    }
    if (thrown instanceof TimeoutException) {
      return Problem.OUTCOME_UNKNOWN;
    }
    if (thrown instanceof Sealer.ErasedException) {
      return Problem.ERASED;
    }
    LOG.error("A call failed.", thrown);
    return Problem.INTERNAL;
  }
}
