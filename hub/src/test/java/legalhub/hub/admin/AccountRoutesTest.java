package legalhub.hub.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import legalhub.actors.audit.Audit;
import legalhub.actors.audit.AuditView;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Caller.Role;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.hub.login.Accounts;
import legalhub.hub.login.TestSite;
import legalhub.hub.login.TestSite.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRoutesTest {
  private static final String ANOTHER = "another horse";

  @TempDir Path folder;
  private TestSite site;

  @BeforeEach
  void start() throws IOException {
    site =
        new TestSite(
            folder,
            "",
            null,
            test -> {
              var care =
                  new AccountCare(
                      test.plan.staff(), new Accounts(test.asker), test.tokens, test.login::hash);
              return List.of(new AccountRoutes(test.tokens, care, test.trail));
            });
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private String[] as(Role role, String person) {
    return new String[] {"Authorization", "Bearer " + site.tokenOf(role, person)};
  }

  private Answer act(String path, Object body) {
    return site.post("/api/admin/accounts/" + path, body, as(Role.ADMINISTRATOR, "admin-gao"));
  }

  private Answer list() {
    return site.get("/api/admin/accounts", as(Role.ADMINISTRATOR, "admin-gao"));
  }

  private JsonNode entry(String person) {
    for (var entry : list().json().path("accounts")) {
      if (entry.path("id").asText().equals(person)) {
        return entry;
      }
    }
    throw new AssertionError(person + " isn't listed");
  }

  private Answer logIn(String password) {
    return site.post("/api/sessions/staff", Map.of("name", "shen", "password", password));
  }

  private void isOut(Answer login) {
    assertThat(site.tokens.callerOf(login.json().path("accessToken").asText())).isEmpty();
    assertThat(site.post("/api/sessions/refresh", null, "Cookie", login.cookie()).code())
        .isEqualTo("SIGNED_OUT");
  }

  @Test
  void everybodyOfTheTownsFileIsListedWithHowTheirAccountIs() {
    var ids = list().json().path("accounts").findValuesAsText("id");
    assertThat(ids)
        .hasSize(site.plan.staff().members().size())
        .contains("lawyer-shen", "admin-gao");
    var shen = entry("lawyer-shen");
    assertThat(shen.path("role").asText()).isEqualTo("LAWYER");
    assertThat(shen.path("login").asText()).isEqualTo("shen");
    assertThat(shen.path("password").asBoolean()).isTrue();
    assertThat(shen.has("signedInMillis")).isFalse();

    site.clock.pass(Duration.ofMinutes(3));
    logIn(TestSite.PASSWORD);
    assertThat(entry("lawyer-shen").path("signedInMillis").asLong())
        .isEqualTo(site.clock.instant().toEpochMilli());
    assertThat(entry("lawyer-shen").path("logIns").asInt()).isEqualTo(1);
  }

  @Test
  void aLockedAccountIsOutUntilItIsUnlocked() {
    var before = logIn(TestSite.PASSWORD);
    assertThat(act("lawyer-shen/lock", null).status()).isEqualTo(200);
    isOut(before);
    assertThat(entry("lawyer-shen").path("locked").asBoolean()).isTrue();
    assertThat(logIn(TestSite.PASSWORD).code()).isEqualTo("ACCOUNT_LOCKED");
    assertThat(logIn("a wrong password").code())
        .as("only who knows the password learns it")
        .isEqualTo("WRONG_CREDENTIALS");

    assertThat(act("lawyer-shen/unlock", null).status()).isEqualTo(200);
    assertThat(logIn(TestSite.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void anotherPasswordOpensAndEveryOldLogInEnds() {
    var before = logIn(TestSite.PASSWORD);
    assertThat(act("lawyer-shen/password", Map.of("password", ANOTHER)).status()).isEqualTo(200);
    isOut(before);
    assertThat(logIn(TestSite.PASSWORD).code()).isEqualTo("WRONG_CREDENTIALS");
    assertThat(logIn(ANOTHER).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"123456789", "九个字不够长的密码"})
  void aPasswordHasTenCharacters(String password) {
    assertThat(act("lawyer-shen/password", Map.of("password", password)).code())
        .isEqualTo("WEAK_PASSWORD");
    assertThat(act("lawyer-shen/password", Map.of("password", password + "x")).status())
        .isEqualTo(200);
  }

  @Test
  void nobodyLocksThemselfAndTheListSaysThatTheyTried() {
    assertThat(act("admin-gao/lock", null).code()).isEqualTo("NOT_IN_THIS_STATE");
    assertThat(sheet())
        .extracting(entry -> entry.deed().act() + " " + entry.result().orElseThrow())
        .containsExactly("LOCK_ACCOUNT NOT_IN_THIS_STATE");
  }

  @Test
  void noPasswordAndNoHashIsOnTheList() {
    act("lawyer-shen/password", Map.of("password", ANOTHER));
    assertThat(sheet().toString())
        .contains("SET_PASSWORD")
        .doesNotContain("horse")
        .doesNotContain("argon");
  }

  private List<Audit.Entry> sheet() {
    var view = new Audience(Caller.hub("test"), AuditView.SHEET, "");
    var today = site.clock.instant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
    var address = new EntityAddress(EntityKind.AUDIT, today + ".0");
    var parts = site.asker.look(address, view).toCompletableFuture().join().orElseThrow();
    return ((AuditView.Sheet) parts.get(AuditView.SHEET)).entries();
  }

  @Test
  void whoIsNotInTheTownsFileHasNoAccountHere() {
    for (var act : List.of("lock", "unlock")) {
      assertThat(act("somebody/" + act, null).code()).isEqualTo("NOT_FOUND");
    }
    assertThat(act("somebody/password", Map.of("password", ANOTHER)).code()).isEqualTo("NOT_FOUND");
  }

  @ParameterizedTest
  @EnumSource(names = {"RESIDENT", "LAWYER", "OFFICER"})
  void onlyAnAdministratorMay(Role role) {
    assertThat(site.get("/api/admin/accounts", as(role, "somebody")).code()).isEqualTo("FORBIDDEN");
    for (var act : List.of("lock", "unlock", "password")) {
      var path = "/api/admin/accounts/lawyer-shen/" + act;
      var body = Map.of("password", ANOTHER);
      assertThat(site.post(path, body, as(role, "somebody")).code()).isEqualTo("FORBIDDEN");
    }
    assertThat(logIn(TestSite.PASSWORD).status()).isEqualTo(200);
  }
}
