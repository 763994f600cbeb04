package legalhub.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import legalhub.hub.town.TownFile;

/** A whole hub of this process, with its own Cassandra, as a single hub is configured. */
final class RunningHub implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** The longest wait for anything; a busy machine's start of Cassandra is the slowest. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** Who somebody is after a log-in. */
  record LoggedIn(String token, String person) {}

  final Hub hub;

  /**
   * @param settings that count over the others
   */
  RunningHub(Config settings) {
    var folder = Path.of("target", "test-hub", UUID.randomUUID().toString());
    var config = settings.withFallback(configuration(folder));
    hub =
        Hub.start(config, TownFile.load(""), Clock.systemUTC())
            .toCompletableFuture()
            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .join();
  }

  private static Config configuration(Path folder) {
    var given =
        CommandLine.configuration(
            List.of(
                "--data", folder.toAbsolutePath().toString(),
                "--demo", "on",
                "--host", "127.0.0.1",
                "--http-port", "0",
                "--realtime-port", "0"));
    var faster =
        ConfigFactory.parseString(
            """
            legalhub.login.password { memory = 64 KiB, iterations = 1 }
            legalhub.store.embedded.start-timeout = 240 s
            """);
    return ManagementPort.configured(Membership.withContactPoints(faster.withFallback(given)));
  }

  LoggedIn logIn(String path, Map<String, String> body) {
    var session = json(send("POST", address(path), body));
    return new LoggedIn(session.path("accessToken").asText(), session.path("personId").asText());
  }

  /** Asks the public one. */
  HttpResponse<String> http(String method, String path, LoggedIn who) {
    return send(method, address(path), null, "Authorization", "Bearer " + who.token());
  }

  /** As a stranger. */
  HttpResponse<String> http(String method, String path) {
    return send(method, address(path), null);
  }

  private String address(String path) {
    return "http://127.0.0.1:%d%s".formatted(hub.front().http().address().getPort(), path);
  }

  /** Asks the private port. */
  HttpResponse<String> management(String method, String path) {
    return send(method, hub.node().management() + path, null);
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static HttpResponse<String> send(
      String method, String address, Object body, String... headers) {
    try {
      var publisher =
          body == null
              ? BodyPublishers.noBody()
              : BodyPublishers.ofString(JSON.writeValueAsString(body));
      var request =
          HttpRequest.newBuilder(URI.create(address))
              .timeout(Duration.ofSeconds(20))
              .header("Content-Type", "application/json")
              .method(method, publisher);
      for (int i = 0; i < headers.length; i += 2) {
        request.header(headers[i], headers[i + 1]);
      }
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** A page of somebody who has logged in. */
  TestPage page(LoggedIn who) {
    return TestPage.open(hub.front().edge().port(), who.token());
  }

  @Override
  public void close() {
    hub.stop();
  }
}
