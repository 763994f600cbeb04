package legalhub.hub.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import legalhub.actors.entity.Caller.Role;
import legalhub.hub.login.TestSite;
import legalhub.hub.login.TestSite.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RulesRoutesTest {
  @TempDir Path folder;
  private TestSite site;

  @BeforeEach
  void start() throws IOException {
    site =
        new TestSite(
            folder,
            "",
            null,
            test ->
                List.of(
                    new RulesRoutes(
                        test.tokens,
                        new RulesDesk(test.plan.town(), test.plan.staff(), test.asker),
                        test.trail)));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private String[] as(Role role) {
    return new String[] {"Authorization", "Bearer " + site.tokenOf(role, "admin-gao")};
  }

  private JsonNode list() {
    return site.get("/api/admin/queues", as(Role.ADMINISTRATOR)).json();
  }

  private JsonNode wuzhen() {
    return list().path("queues").get(0);
  }

  private Answer set(Map<String, Object> rules) {
    return site.post("/api/admin/queues/wuzhen/rules", rules, as(Role.ADMINISTRATOR));
  }

  /** The rules in force, but for one. */
  private Map<String, Object> with(String field, Object value) {
    var rules = new HashMap<String, Object>();
    wuzhen()
        .path("rules")
        .properties()
        .forEach(each -> rules.put(each.getKey(), each.getValue().asLong()));
    rules.put(field, value);
    return rules;
  }

  @Test
  void aQueueGoesByTheTownsFileUntilSomebodySetsOtherRulesAndAgainAfterwards() {
    assertThat(wuzhen().path("own").asBoolean()).isFalse();
    assertThat(wuzhen().has("by")).isFalse();

    assertThat(set(with("insteadAfterSeconds", 90)).status()).isEqualTo(200);
    var set = wuzhen();
    assertThat(set.path("rules").path("insteadAfterSeconds").asInt()).isEqualTo(90);
    assertThat(set.path("file").path("insteadAfterSeconds").asInt()).isEqualTo(180);
    assertThat(set.path("own").asBoolean()).isTrue();
    assertThat(set.path("by").asText()).isEqualTo("admin-gao");
    assertThat(set.path("byName").path("zh").asText()).isNotEmpty();
    assertThat(set.path("sinceMillis").asLong()).isEqualTo(site.clock.instant().toEpochMilli());

    var reset = site.post("/api/admin/queues/wuzhen/reset", null, as(Role.ADMINISTRATOR));
    assertThat(reset.status()).isEqualTo(200);
    assertThat(wuzhen().path("own").asBoolean()).isFalse();
    assertThat(wuzhen().path("rules")).isEqualTo(wuzhen().path("file"));
  }

  @Test
  void theLimitsOfEveryFieldAreThere() {
    var fields = list().path("limits").findValuesAsText("field");
    assertThat(fields)
        .containsExactlyInAnyOrderElementsOf(
            wuzhen().path("rules").properties().stream().map(Map.Entry::getKey).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "ringSeconds, 4, TOO_SMALL",
    "ringSeconds, 301, TOO_LARGE",
    "ticketsMax, 0, TOO_SMALL",
    "ticketsMax, 9000000000, TOO_LARGE",
    "insteadAfterSeconds, 3600, NOT_BEFORE_WAITING_MAX",
    "insteadAfterSeconds, , MISSING",
    "colour, 1, UNKNOWN"
  })
  void whatIsWrongIsSaidOfItsField(String field, Long value, String code) {
    var answer = set(with(field, value));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID");
    var errors = answer.json().path("errors");
    assertThat(errors.size()).isEqualTo(1);
    assertThat(errors.get(0).path("field").asText()).isEqualTo(field);
    assertThat(errors.get(0).path("code").asText()).isEqualTo(code);
    assertThat(wuzhen().path("own").asBoolean()).isFalse();
  }

  @Test
  void allFieldsThatAreWrongAreNamedAtOnce() {
    var rules = with("ringSeconds", 0);
    rules.put("ticketsMax", 0);
    assertThat(set(rules).json().path("errors").findValuesAsText("field"))
        .containsExactly("ringSeconds", "ticketsMax");
    assertThat(set(with("ringSeconds", "soon")).code()).isEqualTo("INVALID");
  }

  @Test
  void anotherTownsQueueIsNotHere() {
    var rules = with("ringSeconds", 20);
    assertThat(site.post("/api/admin/queues/nowhere/rules", rules, as(Role.ADMINISTRATOR)).code())
        .isEqualTo("NOT_FOUND");
  }

  @ParameterizedTest
  @EnumSource(names = {"RESIDENT", "LAWYER", "OFFICER"})
  void onlyAnAdministratorMay(Role role) {
    assertThat(site.get("/api/admin/queues", as(role)).code()).isEqualTo("FORBIDDEN");
    var rules = with("ringSeconds", 20);
    assertThat(site.post("/api/admin/queues/wuzhen/rules", rules, as(role)).code())
        .isEqualTo("FORBIDDEN");
    assertThat(site.post("/api/admin/queues/wuzhen/reset", null, as(role)).code())
        .isEqualTo("FORBIDDEN");
  }
}
