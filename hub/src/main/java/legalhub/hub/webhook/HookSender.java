package legalhub.hub.webhook;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Puts one event to a webhook's URL. Redirects aren't followed: they would take the body along. */
final class HookSender {
  private static final int OK_MIN = 200;
  private static final int OK_MAX = 299;

  private final HttpClient client;
  private final Clock clock;
  private final Duration within;

  HookSender(Clock clock, Duration within) {
    // Over HTTP/1.1: an offer to change the protocol confuses more servers than it helps.
    this.client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(within).build();
    this.clock = clock;
    this.within = within;
  }

  /**
   * What came of it.
   *
   * @param failure a stable code: {@code HTTP_503}, {@code TIMEOUT}, {@code UNREACHABLE}; empty: it
   *     was taken
   * @param retryAfter what the other side asks for
   */
  record Answer(Optional<String> failure, Optional<Duration> retryAfter) {
    static Answer failed(String why) {
      return new Answer(Optional.of(why), Optional.empty());
    }
  }

  /** Never fails. */
  CompletionStage<Answer> post(Hook hook, HookEvent event) {
    var now = clock.instant();
    var request =
        HttpRequest.newBuilder(hook.url())
            .timeout(within)
            .header("Content-Type", "application/cloudevents+json; charset=utf-8")
            .header("webhook-id", event.id())
            .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
            .header(
                "webhook-signature", HookSignature.of(hook.secret(), event.id(), now, event.body()))
            .POST(BodyPublishers.ofString(event.body()))
            .build();
    return client
        .sendAsync(request, BodyHandlers.discarding())
        .thenApply(HookSender::answer)
        .exceptionally(HookSender::noAnswer);
  }

  private static Answer answer(HttpResponse<?> response) {
    int status = response.statusCode();
    if (status >= OK_MIN && status <= OK_MAX) {
      return new Answer(Optional.empty(), Optional.empty());
    }
    var wait =
        response
            .headers()
            .firstValue("Retry-After")
            .filter(value -> value.matches("[0-9]{1,6}"))
            .map(Long::parseLong)
            .map(Duration::ofSeconds);
    return new Answer(Optional.of("HTTP_" + status), wait);
  }

  private static Answer noAnswer(Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return Answer.failed(cause instanceof HttpTimeoutException ? "TIMEOUT" : "UNREACHABLE");
  }
}
