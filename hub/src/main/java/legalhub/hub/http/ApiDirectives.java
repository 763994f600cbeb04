package legalhub.hub.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;

/** What the calls of the interface are written with. */
public abstract class ApiDirectives extends AllDirectives {
  /** The contract's limit; also set as the server's own, so that no part reads more. */
  static final int BODY_BYTES_MAX = 64 * 1024;

  private static final Pattern INTENTION = Pattern.compile("[!-~]{1,64}");
  private static final Duration BODY_WITHIN = Duration.ofSeconds(10);
  private static final String BEARER = "Bearer ";

  /** A body of JSON. */
  protected final <T> Route body(Class<T> type, Function<T, Route> inner) {
    return extractRequest(
        request -> isJson(request) ? body(request, type, inner) : problem(Problem.NOT_JSON));
  }

  private <T> Route body(HttpRequest request, Class<T> type, Function<T, Route> inner) {
    return extractMaterializer(
        materializer ->
            onSuccess(
                request
                    .entity()
                    .withSizeLimit(BODY_BYTES_MAX)
                    .toStrict(BODY_WITHIN.toMillis(), materializer),
                entity -> inner.apply(Json.read(entity.getData(), type))));
  }

  /** Somebody of one of these roles. */
  protected final Route caller(
      TokenCheck tokens, Set<Caller.Role> roles, Function<Caller, Route> inner) {
    return optionalHeaderValueByName(
        "Authorization",
        header -> {
          var caller = bearer(header).flatMap(tokens::callerOf);
          if (caller.isEmpty()) {
            return problem(Problem.TOKEN_INVALID);
          }
          return roles.contains(caller.get().role())
              ? inner.apply(caller.get())
              : problem(Problem.FORBIDDEN);
        });
  }

  /**
   * Under which name something is asked: the caller's own, kept over all retries (Idempotency-Key),
   * else a fresh one.
   */
  protected final Route intention(Function<CommandId, Route> inner) {
    return optionalHeaderValueByName(
        "Idempotency-Key",
        key -> inner.apply(key.map(ApiDirectives::named).orElseGet(ApiDirectives::unnamed)));
  }

  private static CommandId named(String key) {
    if (!INTENTION.matcher(key).matches()) {
      throw new ProblemException(Problem.INVALID);
    }
    return new CommandId(key);
  }

  private static CommandId unnamed() {
    return new CommandId(UUID.randomUUID().toString());
  }

  protected final Route json(CompletionStage<?> body) {
    return completeWithFuture(body.thenApply(Json::ok));
  }

  /** An answer that a client which has it already needn't read again (ETag, 304). */
  protected final Route tagged(CompletionStage<?> body) {
    return optionalHeaderValueByName(
        "If-None-Match",
        known -> completeWithFuture(body.thenApply(answer -> Json.tagged(answer, known))));
  }

  protected final Route response(CompletionStage<HttpResponse> response) {
    return completeWithFuture(response);
  }

  protected final Route problem(Problem problem) {
    return complete(Json.problem(problem, Duration.ZERO));
  }

  /** A value that a body must hold. */
  protected static String required(String value, int lengthMax) {
    if (value == null || value.isBlank() || value.length() > lengthMax) {
      throw new ProblemException(Problem.INVALID);
    }
    return value;
  }

  /** A value that a body must hold, of this form. */
  protected static String matching(Pattern form, String value) {
    if (value == null || !form.matcher(value).matches()) {
      throw new ProblemException(Problem.INVALID);
    }
    return value;
  }

  private static Optional<String> bearer(Optional<String> header) {
    return header
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip());
  }

  private static boolean isJson(HttpRequest request) {
    return request.entity().getContentType().mediaType().equals(MediaTypes.APPLICATION_JSON);
  }
}
