package legalhub.hub.login;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Hands messages to an SMS gateway: {@code POST {"phone":"+86…","code":"…"}}, or with a {@code
 * "link"} instead, with a bearer secret. A gateway that speaks otherwise gets a small adapter of
 * its own.
 */
public final class HttpCodeSender implements CodeSender, LinkSender {
  private static final Duration WITHIN = Duration.ofSeconds(10);
  private static final int OK_MAX = 299;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(WITHIN).build();
  private final URI gateway;
  private final String secret;

  public HttpCodeSender(URI gateway, String secret) {
    this.gateway = gateway;
    this.secret = secret;
  }

  @Override
  public CompletionStage<Void> send(Phone phone, String code) {
    // Both are digits and a plus: nothing needs escaping.
    return post("{\"phone\":\"%s\",\"code\":\"%s\"}".formatted(phone.e164(), code));
  }

  @Override
  public CompletionStage<Void> send(Phone phone, Link link) {
    // A host, an id and base64url: nothing needs escaping.
    return post("{\"phone\":\"%s\",\"link\":\"%s\"}".formatted(phone.e164(), link.url()));
  }

  private CompletionStage<Void> post(String body) {
    var request =
        HttpRequest.newBuilder(gateway)
            .timeout(WITHIN)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + secret)
            .POST(BodyPublishers.ofString(body))
            .build();
    return client
        .sendAsync(request, BodyHandlers.discarding())
        .thenAccept(
            response -> {
              if (response.statusCode() > OK_MAX) {
                throw new IllegalStateException("the gateway said " + response.statusCode());
              }
            });
  }
}
