package legalhub.hub.speech;

import static java.util.concurrent.CompletableFuture.failedFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A service that is given a recording and answers JSON. Redirects aren't followed: they would take
 * the recording along.
 */
final class SpeechService {
  private static final int ANSWER_BYTES_MAX = 64 * 1024;

  /** Each holds its recording in memory while the service takes its time. */
  private static final int AT_ONCE_MAX = 100;

  private static final int OK_MIN = 200;
  private static final int OK_MAX = 299;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client;
  private final SpeechSettings.Service settings;
  private final Semaphore free = new Semaphore(AT_ONCE_MAX);

  SpeechService(SpeechSettings.Service settings) {
    // Over HTTP/1.1: an offer to change the protocol confuses more servers than it helps.
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.within())
            .build();
    this.settings = settings;
  }

  /** A request for this recording, to which headers may be added. */
  HttpRequest.Builder about(Recording recording) {
    var request =
        HttpRequest.newBuilder(settings.url())
            .header("Content-Type", recording.mediaType())
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofByteArray(recording.audio()));
    return settings.secret().isEmpty()
        ? request
        : request.header("Authorization", "Bearer " + settings.secret());
  }

  /** Fails with {@link Unanswered} alone, at the latest when the settings' time is over. */
  CompletionStage<JsonNode> answer(HttpRequest request) {
    if (!free.tryAcquire()) {
      return failedFuture(new Unanswered("BUSY"));
    }
    var sent = client.sendAsync(request, head -> new BoundedBody(ANSWER_BYTES_MAX));
    // A request's own timeout ends with the answer's first line; this one holds for all of it.
    return sent.copy()
        .orTimeout(settings.within().toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete(
            (answered, failure) -> {
              sent.cancel(true);
              free.release();
            })
        .thenApply(SpeechService::json)
        .exceptionallyCompose(failure -> failedFuture(unanswered(failure)));
  }

  private static JsonNode json(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status < OK_MIN || status > OK_MAX) {
      throw new Unanswered("HTTP_" + status);
    }
    try {
      return JSON.readTree(response.body());
    } catch (IOException garbled) {
      throw new Unanswered("GARBLED");
    }
  }

  private static Unanswered unanswered(Throwable failure) {
    var cause = failure;
    while (!(cause instanceof Unanswered)
        && (cause instanceof CompletionException || cause instanceof IOException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof Unanswered known) {
      return known;
    }
    boolean late = cause instanceof TimeoutException || cause instanceof HttpTimeoutException;
    return new Unanswered(late ? "TIMEOUT" : "UNREACHABLE");
  }
}
