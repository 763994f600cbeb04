package legalhub.simulator.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The hub's HTTP interface: hub/README.md. A hub that isn't reached makes way for the next. */
final class HubApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<URI> hubs;
  private final AtomicInteger current = new AtomicInteger();
  private final HttpClient http;
  private final Duration within;
  private final Clock clock;

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Session(String accessToken, long expiresAtMillis, String personId, String name) {}

  HubApi(List<URI> hubs, HttpClient http, Duration within, Clock clock) {
    this.hubs = hubs;
    this.http = http;
    this.within = within;
    this.clock = clock;
  }

  /** As this very hub tells it. */
  CompletableFuture<Town> town(URI hub) {
    return sendTo(hub, get("/api/town", "")).thenApply(answer -> read(answer.body(), Town.class));
  }

  CompletableFuture<Town> town() {
    return send(get("/api/town", "")).thenApply(answer -> read(answer.body(), Town.class));
  }

  /** Any JSON that this person may read. */
  CompletableFuture<JsonNode> read(String path, String token) {
    return send(get(path, token)).thenApply(answer -> read(answer.body(), JsonNode.class));
  }

  CompletableFuture<LogIn> logInAnonymously() {
    return session(post("/api/sessions/anonymous", Map.of()), Map.of());
  }

  CompletableFuture<LogIn> logInStaff(String name, String password) {
    var body = Map.of("name", name, "password", password);
    return session(post("/api/sessions/staff", body), Map.of());
  }

  CompletableFuture<LogIn> refresh(Map<String, String> cookies) {
    var request = request("/api/sessions/refresh").POST(BodyPublishers.noBody());
    return session(request.header("Cookie", text(cookies)), cookies);
  }

  CompletableFuture<Void> logOut(Map<String, String> cookies) {
    var request = request("/api/sessions").DELETE().header("Cookie", text(cookies));
    return send(request).thenApply(answer -> null);
  }

  private HttpRequest.Builder get(String path, String token) {
    var request = request(path).GET();
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpRequest.Builder post(String path, Map<String, String> body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(write(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(hubs.get(0).resolve(path)).timeout(within);
  }

  private CompletableFuture<LogIn> session(
      HttpRequest.Builder request, Map<String, String> cookies) {
    return send(request)
        .thenApply(
            answer -> {
              var session = read(answer.body(), Session.class);
              var kept = new HashMap<String, String>(cookies);
              answer.headers().allValues("set-cookie").stream()
                  .flatMap(header -> HttpCookie.parse(header).stream())
                  .forEach(cookie -> kept.put(cookie.getName(), cookie.getValue()));
              var end = Instant.ofEpochMilli(session.expiresAtMillis());
              return new LogIn(
                  session.accessToken(),
                  session.personId(),
                  session.name(),
                  Duration.between(hubTime(answer), end),
                  Map.copyOf(kept));
            });
  }

  /** By the hub's clock, since this one's may be wrong. */
  private Instant hubTime(HttpResponse<String> answer) {
    try {
      var date = answer.headers().firstValue("date").orElse("");
      return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException none) {
      return clock.instant();
    }
  }

  private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
    return send(request, hubs.size());
  }

  private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request, int hubsLeft) {
    int at = current.get();
    return sendTo(hubs.get(at), request)
        .exceptionallyCompose(
            failure -> {
              if (!(Futures.cause(failure) instanceof Unreachable) || hubsLeft <= 1) {
                return CompletableFuture.failedFuture(failure);
              }
              current.compareAndSet(at, (at + 1) % hubs.size());
              return send(request, hubsLeft - 1);
            });
  }

  private CompletableFuture<HttpResponse<String>> sendTo(URI hub, HttpRequest.Builder builder) {
    var asked = builder.build().uri();
    var request = builder.copy().uri(hub.resolve(asked.getRawPath() + query(asked))).build();
    return http.sendAsync(request, BodyHandlers.ofString())
        .handle(
            (answer, failure) -> {
              if (failure != null) {
                throw new Unreachable("no answer from " + request.uri(), failure);
              }
              return accepted(request, answer);
            });
  }

  private static String query(URI asked) {
    return asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
  }

  private static HttpResponse<String> accepted(HttpRequest request, HttpResponse<String> answer) {
    if (answer.statusCode() / 100 == 2) {
      return answer;
    }
    var call = request.method() + " " + request.uri().getPath();
    throw new HubProblem(call, answer.statusCode(), codeOf(answer.body()));
  }

  private static String codeOf(String problem) {
    try {
      return JSON.readTree(problem).path("code").asText("");
    } catch (IOException notJson) {
      return "";
    }
  }

  private static <T> T read(String body, Class<T> type) {
    try {
      return JSON.readValue(body, type);
    } catch (IOException garbled) {
      throw new CompletionException("not what hub/README.md says: " + body, garbled);
    }
  }

  private static String write(Map<String, String> body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String text(Map<String, String> cookies) {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }
}
