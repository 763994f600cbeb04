package legalhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import legalhub.actors.privacy.Sealer;
import legalhub.hub.login.TestSite;
import org.apache.pekko.http.javadsl.server.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {
  @TempDir Path folder;
  private TestSite site;

  /** A call that fails as the test wants. */
  private static final class Failing extends ApiDirectives implements Site.Part {
    @Override
    public Route route() {
      return pathPrefix(
          "failing",
          () ->
              concat(
                  path("late", () -> json(CompletableFuture.failedFuture(new TimeoutException()))),
                  path(
                      "erased",
                      () -> json(CompletableFuture.failedFuture(new Sealer.ErasedException("x")))),
                  path(
                      "broken",
                      () -> json(CompletableFuture.failedFuture(new IllegalStateException("x")))),
                  path("body", () -> post(() -> body(Map.class, any -> complete(Json.ok(any)))))));
    }
  }

  @BeforeEach
  void start() throws IOException {
    site = new TestSite(folder, "", null, test -> List.of(new Failing()));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/town", "/api/nothing", "/health/live", "/demo/inbox"})
  void everyAnswerTellsTheBrowserToBeStrict(String path) {
    var answer = site.get(path);

    assertThat(answer.header("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'self';")
        .contains("connect-src 'self' ws://127.0.0.1:8081;", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.header("Referrer-Policy")).contains("same-origin");
    assertThat(answer.header("Permissions-Policy").orElseThrow())
        .contains("camera=(self)", "microphone=(self)", "geolocation=(self)");
    assertThat(answer.header("X-Frame-Options")).contains("DENY");
    assertThat(answer.header("Strict-Transport-Security")).as("only with TLS").isEmpty();
    assertThat(answer.header("Server")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/, entrance, no-cache",
    "/resident/, resident, no-cache",
    "/assets/main-a1B2c3D4.js, console, 'public, max-age=31536000, immutable'"
  })
  void pagesComeFromTheJar(String path, String text, String cached) {
    var answer = site.get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.raw().body()).contains(text);
    assertThat(answer.header("Cache-Control")).contains(cached);
  }

  @Test
  void aPageThatIsAlreadyThereIsNotSentAgain() {
    var tag = site.get("/").header("ETag").orElseThrow();
    assertThat(site.get("/", "If-None-Match", tag).status()).isEqualTo(304);
  }

  @Test
  void textIsSentSmall() {
    var answer = site.get("/", "Accept-Encoding", "gzip");
    assertThat(answer.header("Content-Encoding")).contains("gzip");
  }

  @Test
  void aPageWithoutItsSlashIsFoundAgain() {
    var answer = site.get("/resident");
    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.header("Location")).contains("/resident/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/assets/",
        "/..%2f..%2freference.conf",
        "/%2e%2e/reference.conf",
        "/resident/..;/index.html",
        "/assets//main-a1B2c3D4.js",
        "/.git"
      })
  void whatIsNoPageIsNotFound(String path) {
    var answer = site.get(path);
    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.raw().body()).doesNotContain("legalhub {");
  }

  @Test
  void theTownIsTold() {
    var town = site.get("/api/town").json();

    assertThat(town.path("realtimeUrls")).hasToString("[\"ws://127.0.0.1:8081/realtime\"]");
    assertThat(town.path("demo").asBoolean()).isTrue();
    assertThat(town.path("office").path("name").path("zh").asText()).isEqualTo("乌镇司法所");
    assertThat(town.path("pools").get(0).path("desks").size()).isEqualTo(5);
    assertThat(town.path("categories").get(2).path("desk").asText()).isEqualTo("labour");
    assertThat(town.path("languages").get(0).path("id").asText()).isEmpty();
    assertThat(town.path("hours").path("open").asBoolean()).isTrue();
    assertThat(town.path("hotline").asText()).isEqualTo("12348");
    assertThat(town.toString()).doesNotContain("login", "firm", "officer");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /api/nothing,        404, NOT_FOUND",
    "POST,   /api/nothing,        404, NOT_FOUND",
    "DELETE, /api/town,           405, METHOD_NOT_ALLOWED",
    "GET,    /api/failing/late,   504, OUTCOME_UNKNOWN",
    "GET,    /api/failing/erased, 410, ERASED",
    "GET,    /api/failing/broken, 500, INTERNAL"
  })
  void everyMistakeHasItsCode(String method, String path, int status, String code) {
    var answer = site.send(method, path, null);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.json().path("type").asText()).isEqualTo("about:blank");
  }

  @ParameterizedTest
  @CsvSource({"65536, 200", "65537, 413"})
  void aBodyMayHaveSixtyFourKibibytes(int bytes, int status) {
    var shell = "{\"a\":\"\"}";
    var body = "{\"a\":\"" + "x".repeat(bytes - shell.length()) + "\"}";
    var answer = site.post("/api/failing/body", body);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(status == 413 ? "TOO_LARGE" : "");
  }

  @Test
  void aBodyThatIsNotJsonIsRefused() {
    var answer = site.send("POST", "/api/failing/body", "a=b", "Content-Type", "text/plain");
    assertThat(answer.code()).isEqualTo("NOT_JSON");
  }

  @Test
  void healthIsAFlagAndItsReason() {
    assertThat(site.get("/health/ready").status()).isEqualTo(200);
    site.notReady = "store unavailable";

    var ready = site.get("/health/ready");
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.json().path("status").asText()).isEqualTo("store unavailable");
    assertThat(site.get("/health/live").status()).isEqualTo(200);
    assertThat(site.get("/health/startup").status()).isEqualTo(503);
    assertThat(site.get("/health/other").status()).isEqualTo(404);
  }
}
