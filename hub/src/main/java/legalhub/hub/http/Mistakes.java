package legalhub.hub.http;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.apache.pekko.http.javadsl.server.ExceptionHandler;
import org.apache.pekko.http.javadsl.server.MethodRejection;
import org.apache.pekko.http.javadsl.server.Rejection;
import org.apache.pekko.http.javadsl.server.RejectionHandler;
import org.apache.pekko.http.javadsl.server.Route;
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
      return complete(Json.problem(known.problem(), known.retryAfter(), known.errors()));
    }
    return complete(
        Json.problem(
            ProblemException.problemOf(thrown).orElseGet(() -> fault(thrown)), Duration.ZERO));
  }

  private static Problem fault(Throwable thrown) {
    LOG.error("A call failed.", thrown);
    return Problem.INTERNAL;
  }
}
