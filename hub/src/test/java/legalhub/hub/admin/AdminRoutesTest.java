package legalhub.hub.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.entity.Caller.Role;
import legalhub.hub.audit.AuditRoutes;
import legalhub.hub.login.TestSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdminRoutesTest {
  @TempDir Path folder;
  private TestSite site;
  private final List<String> erased = new ArrayList<>();

  /** Keys that note what was asked of them. */
  private final class Keys implements SubjectKeys {
    @Override
    public CompletionStage<Void> erase(String subject) {
      erased.add(subject);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Integer> rotate() {
      return CompletableFuture.completedFuture(7);
    }
  }

  @BeforeEach
  void start() throws IOException {
    site =
        new TestSite(
            folder,
            "",
            null,
            test ->
                List.of(
                    new AdminRoutes(
                        test.tokens,
                        new Administration(
                            test.plan.town(), test.asker, test.tokens, test.people, new Keys()),
                        test.trail),
                    new AuditRoutes(test.tokens, test.trail, test.plan.staff(), test.clock)));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"RESIDENT", "LAWYER", "OFFICER"})
  void onlyAnAdministratorMay(Role role) {
    var token = site.tokenOf(role, "somebody");
    for (var path :
        List.of(
            "/api/admin/tickets/wuzhen/t/end",
            "/api/admin/consultations/c/end",
            "/api/admin/accounts/p/revoke",
            "/api/admin/residents/r/erase",
            "/api/admin/keys/rotate")) {
      var answer = site.post(path, null, "Authorization", "Bearer " + token);
      assertThat(answer.code()).as(path).isEqualTo("FORBIDDEN");
    }
    assertThat(erased).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/admin/tickets/nowhere/t/end, 404, NOT_FOUND",
    "/api/admin/tickets/wuzhen/t/end, 404, NOT_FOUND",
    "/api/admin/consultations/c/end, 404, NOT_FOUND",
    "/api/admin/accounts/unknown/revoke, 404, NOT_FOUND",
    "/api/admin/keys/rotate, 200, ''",
    "/api/admin/nothing, 404, NOT_FOUND"
  })
  void whatCannotBeDoneIsSaidSo(String path, int status, String code) {
    var answer = act(path);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void aRotationTellsTheGeneration() {
    assertThat(act("/api/admin/keys/rotate").json().path("generation").asInt()).isEqualTo(7);
  }

  @Test
  void revokingEndsAllLogInsOfAPerson() {
    var one = site.logIn("shen");
    var other = site.logIn("shen");

    assertThat(act("/api/admin/accounts/lawyer-shen/revoke").status()).isEqualTo(200);

    for (var login : List.of(one, other)) {
      assertThat(site.tokens.callerOf(login.json().path("accessToken").asText())).isEmpty();
      assertThat(site.post("/api/sessions/refresh", null, "Cookie", login.cookie()).code())
          .isEqualTo("SIGNED_OUT");
    }
    assertThat(site.logIn("shen").status()).as("a new log-in").isEqualTo(200);
  }

  @Test
  void anErasedResidentIsSignedOutAndSomebodyNewNextTime() {
    var before = byPhone();
    var person = before.json().path("personId").asText();

    assertThat(act("/api/admin/residents/" + person + "/erase").status()).isEqualTo(200);

    assertThat(erased).containsExactly(person);
    assertThat(site.tokens.callerOf(before.json().path("accessToken").asText())).isEmpty();
    site.clock.pass(Duration.ofMinutes(2));
    assertThat(byPhone().json().path("personId").asText()).isNotEqualTo(person);
  }

  @Test
  void erasingSomebodyWithoutAnAccountErasesTheirKey() {
    assertThat(act("/api/admin/residents/unknown/erase").status()).isEqualTo(200);
    assertThat(erased).containsExactly("unknown");
  }

  @Test
  void everyActIsOnTheListWithWhoAndWhatCameOfIt() {
    act("/api/admin/keys/rotate");
    act("/api/admin/accounts/unknown/revoke");
    act("/api/admin/accounts/lawyer-shen/revoke");

    var list = get("/api/admin/audit").json();
    var lines = new ArrayList<String>();
    for (var entry : list.path("entries")) {
      assertThat(entry.path("by").asText()).isEqualTo("admin-gao");
      assertThat(entry.path("byName").path("zh").asText()).isNotEmpty();
      lines.add(
          String.join(
              " ",
              entry.path("number").asText(),
              entry.path("act").asText(),
              entry.path("kind").asText(),
              entry.path("target").asText(),
              entry.path("result").asText("-")));
    }
    assertThat(lines)
        .containsExactly(
            "4 READ_AUDIT DAY " + list.path("day").asText() + " -",
            "3 REVOKE_ACCOUNT ACCOUNT lawyer-shen DONE",
            "2 REVOKE_ACCOUNT ACCOUNT unknown NOT_FOUND",
            "1 ROTATE_KEYS KEYS  DONE");
    assertThat(list.has("next")).isFalse();
  }

  @Test
  void theListIsReadPageByPage() {
    for (int i = 0; i < 4; i++) {
      act("/api/admin/keys/rotate");
    }
    var page = get("/api/admin/audit?limit=2").json();
    assertThat(numbers(page)).containsExactly(5L, 4L);
    page = get("/api/admin/audit?limit=2&before=" + page.path("next").asText()).json();
    assertThat(numbers(page)).containsExactly(3L, 2L);
    page = get("/api/admin/audit?limit=2&before=" + page.path("next").asText()).json();
    assertThat(numbers(page)).containsExactly(1L);
    assertThat(page.has("next")).isFalse();
    assertThat(numbers(get("/api/admin/audit?day=2020-01-01").json()))
        .as("a day on which nothing was done; that it was looked at is today's")
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"day=yesterday", "before=0", "limit=0", "limit=201", "before=x", "since=1"})
  void aGarbledWishIsInvalid(String query) {
    assertThat(get("/api/admin/audit?" + query).code()).isEqualTo("INVALID");
  }

  @Test
  void onlyAnAdministratorReadsTheList() {
    var token = site.tokenOf(Role.OFFICER, "officer-qian");
    assertThat(site.get("/api/admin/audit", "Authorization", "Bearer " + token).code())
        .isEqualTo("FORBIDDEN");
  }

  private static List<Long> numbers(JsonNode page) {
    var numbers = new ArrayList<Long>();
    page.path("entries").forEach(entry -> numbers.add(entry.path("number").asLong()));
    return numbers;
  }

  private TestSite.Answer get(String path) {
    var token = site.tokenOf(Role.ADMINISTRATOR, "admin-gao");
    return site.get(path, "Authorization", "Bearer " + token);
  }

  private TestSite.Answer byPhone() {
    site.post("/api/sessions/resident/codes", Map.of("phone", "13800000009"));
    var code = site.codeOf("13800000009");
    return site.post("/api/sessions/resident", Map.of("phone", "13800000009", "code", code));
  }

  private TestSite.Answer act(String path) {
    var token = site.tokenOf(Role.ADMINISTRATOR, "admin-gao");
    return site.post(path, null, "Authorization", "Bearer " + token);
  }
}
