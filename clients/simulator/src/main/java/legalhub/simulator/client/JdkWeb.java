package legalhub.simulator.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** By the JDK's client, which keeps connections and knows TLS. */
final class JdkWeb implements Web {
  private final HttpClient http;
  private final Duration within;

  JdkWeb(Duration within) {
    this.within = within;
    this.http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(within).build();
  }

  @Override
  public CompletableFuture<Reply> send(URI hub, Call call) {
    var body =
        call.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body());
    var request =
        HttpRequest.newBuilder(hub.resolve(call.path()))
            .timeout(within)
            .method(call.method(), body);
    call.headers().forEach(request::header);
    return http.sendAsync(request.build(), BodyHandlers.ofString())
        .handle(
            (answer, failure) -> {
              if (failure != null) {
                var where = hub.resolve(call.path());
                throw new CompletionException(new Unreachable("no answer from " + where, failure));
              }
              return new Reply(answer.statusCode(), answer.headers().map(), answer.body());
            });
  }
}
