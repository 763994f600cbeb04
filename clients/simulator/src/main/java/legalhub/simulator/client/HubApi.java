package legalhub.simulator.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
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
  private static final String JSON_TYPE = "application/json";
  private static final String BEARER = "Bearer ";

  private final List<URI> hubs;
  private final AtomicInteger current = new AtomicInteger();
  private final Web web;
  private final Clock clock;

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Session(String accessToken, long expiresAtMillis, String personId, String name) {}

  HubApi(List<URI> hubs, Web web, Clock clock) {
    this.hubs = hubs;
    this.web = web;
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

  /**
   * @param key names the intention over all its tries
   */
  CompletableFuture<JsonNode> tell(String path, String token, String key, Object body) {
    var headers =
        Map.of("Content-Type", JSON_TYPE, "Authorization", BEARER + token, "Idempotency-Key", key);
    return send(new Web.Call("POST", path, headers, write(body)))
        .thenApply(answer -> read(answer.body(), JsonNode.class));
  }

  CompletableFuture<LogIn> logInAnonymously() {
    return session(post("/api/sessions/anonymous", Map.of()), Map.of());
  }

  CompletableFuture<LogIn> logInStaff(String name, String password) {
    var body = Map.of("name", name, "password", password);
    return session(post("/api/sessions/staff", body), Map.of());
  }

  /** By the code that the demo's inbox shows. */
  CompletableFuture<LogIn> logInSupervised(String phone) {
    return send(post("/api/sessions/resident/codes", Map.of("phone", phone)))
        .thenCompose(sent -> read("/api/demo/inbox?phone=" + phone, ""))
        .thenCompose(
            shown -> {
              var body = Map.of("phone", phone, "code", shown.path("code").asText());
              return session(post("/api/sessions/supervised", body), Map.of());
            });
  }

  /** A device asks to be enrolled; an administrator types the code. */
  CompletableFuture<SoftDevice.Applied> apply(SoftDevice device) {
    var body = Map.of("publicKey", device.publicKey(), "valueHash", device.valueHash());
    return send(post("/api/terminals", body))
        .thenApply(answer -> read(answer.body(), SoftDevice.Applied.class));
  }

  /** A device has no cookie: each time it shows its key and spends its value. */
  CompletableFuture<LogIn> logInTerminal(String terminalId, SoftDevice device) {
    var path = "/api/terminals/" + terminalId;
    return send(new Web.Call("POST", path + "/challenge", Map.of(), ""))
        .thenCompose(
            asked -> {
              var challenge = read(asked.body(), JsonNode.class).path("challenge").asText();
              return session(post(path + "/session", device.proof(challenge)), Map.of());
            })
        .thenApply(
            session -> {
              device.entered();
              return session;
            });
  }

  CompletableFuture<LogIn> refresh(Map<String, String> cookies) {
    var call = new Web.Call("POST", "/api/sessions/refresh", cookie(cookies), "");
    return session(call, cookies);
  }

  CompletableFuture<Void> logOut(Map<String, String> cookies) {
    return send(new Web.Call("DELETE", "/api/sessions", cookie(cookies), ""))
        .thenApply(answer -> null);
  }

  private static Web.Call get(String path, String token) {
    return new Web.Call(
        "GET", path, token.isEmpty() ? Map.of() : Map.of("Authorization", BEARER + token), "");
  }

  private static Web.Call post(String path, Object body) {
    return new Web.Call("POST", path, Map.of("Content-Type", JSON_TYPE), write(body));
  }

  private CompletableFuture<LogIn> session(Web.Call call, Map<String, String> cookies) {
    return send(call)
        .thenApply(
            answer -> {
              var session = read(answer.body(), Session.class);
              var kept = new HashMap<String, String>(cookies);
              answer.headers().getOrDefault("set-cookie", List.of()).stream()
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
  private Instant hubTime(Web.Reply answer) {
    try {
      var date = answer.first("date");
      return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException none) {
      return clock.instant();
    }
  }

  private CompletableFuture<Web.Reply> send(Web.Call call) {
    return send(call, hubs.size());
  }

  private CompletableFuture<Web.Reply> send(Web.Call call, int hubsLeft) {
    int at = current.get();
    return sendTo(hubs.get(at), call)
        .exceptionallyCompose(
            failure -> {
              if (!(Futures.cause(failure) instanceof Unreachable) || hubsLeft <= 1) {
                return CompletableFuture.failedFuture(failure);
              }
              current.compareAndSet(at, (at + 1) % hubs.size());
              return send(call, hubsLeft - 1);
            });
  }

  private CompletableFuture<Web.Reply> sendTo(URI hub, Web.Call call) {
    return web.send(hub, call).thenApply(answer -> accepted(call, answer));
  }

  private static Web.Reply accepted(Web.Call call, Web.Reply answer) {
    if (answer.status() / 100 == 2) {
      return answer;
    }
    var what = call.method() + " " + URI.create(call.path()).getPath();
    throw new HubProblem(what, answer.status(), codeOf(answer.body()));
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

  private static String write(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Map<String, String> cookie(Map<String, String> cookies) {
    return Map.of(
        "Cookie",
        cookies.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; ")));
  }
}
