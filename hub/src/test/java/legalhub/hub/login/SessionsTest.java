package legalhub.hub.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import legalhub.actors.session.ResidentId;
import legalhub.hub.login.TestSite.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsTest {
  private static final String PHONE = "13800000001";

  @TempDir Path folder;
  private TestSite site;

  @BeforeEach
  void start() throws IOException {
    site = TestSite.start(folder, "");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void staffLogInByNameAndPassword() {
    var answer = site.logIn("Shen");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("role").asText()).isEqualTo("LAWYER");
    assertThat(answer.json().path("personId").asText()).isEqualTo("lawyer-shen");
    assertThat(answer.json().path("name").asText()).isEqualTo("沈律师");
    assertThat(answer.json().path("expiresAtMillis").asLong())
        .isEqualTo(site.clock.instant().plus(Duration.ofMinutes(10)).toEpochMilli());
    assertThat(answer.header("Set-Cookie").orElseThrow())
        .contains("HttpOnly", "SameSite=Strict", "Path=/api/sessions")
        .doesNotContain("Secure");
  }

  @Test
  void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
    var wrong = staff("shen", "wrong");
    var unknown = staff("nobody-here", "wrong");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.code()).isEqualTo("WRONG_CREDENTIALS");
    assertThat(unknown.raw().body()).isEqualTo(wrong.raw().body());
  }

  @Test
  void theFifthWrongPasswordIsAnsweredTheSixthIsTooMany() {
    for (int i = 0; i < 5; i++) {
      assertThat(staff("shen", "wrong").code()).isEqualTo("WRONG_CREDENTIALS");
    }
    var sixth = site.logIn("shen");

    assertThat(sixth.status()).isEqualTo(429);
    assertThat(sixth.code()).isEqualTo("TOO_MANY_TRIES");
    assertThat(sixth.header("Retry-After")).contains("120");
    assertThat(site.logIn("mao").status()).as("another name").isEqualTo(200);
    site.clock.pass(Duration.ofMinutes(2));
    assertThat(site.logIn("shen").status()).as("after the refill").isEqualTo(200);
  }

  @Test
  void rightPasswordsAreNeverTooMany() {
    for (int i = 0; i < 8; i++) {
      assertThat(site.logIn("shen").status()).isEqualTo(200);
    }
  }

  @Test
  void aResidentLogsInByCodeAndIsTheSamePersonTheNextTime() {
    var first = byCode(PHONE);
    site.clock.pass(Duration.ofMinutes(2));
    var second = byCode("+86 138-0000-0001");

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json().path("role").asText()).isEqualTo("RESIDENT");
    assertThat(second.json().path("personId")).isEqualTo(first.json().path("personId"));
    assertThat(first.json().path("personId").asText()).doesNotContain("0000001");
  }

  @Test
  void everyNumberGetsTheSameAnswerAlsoWithinThePause() {
    var first = code(PHONE);
    var again = code(PHONE);

    assertThat(first.status()).isEqualTo(202);
    assertThat(first.raw().body()).isEqualTo("{}");
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.raw().body()).isEqualTo("{}");
  }

  @Test
  void aSecondCodeWithinThePauseIsNotSent() {
    code(PHONE);
    var before = site.codeOf(PHONE);
    code(PHONE);
    assertThat(site.codeOf(PHONE)).isEqualTo(before);
    site.clock.pass(Duration.ofSeconds(60));
    code(PHONE);

    assertThat(resident(PHONE, before).code()).as("the older code").isEqualTo("WRONG_CODE");
    assertThat(resident(PHONE, site.codeOf(PHONE)).status()).isEqualTo(200);
  }

  @Test
  void aCodeIsGoodOnce() {
    code(PHONE);
    var code = site.codeOf(PHONE);

    assertThat(resident(PHONE, code).status()).isEqualTo(200);
    assertThat(resident(PHONE, code).code()).isEqualTo("WRONG_CODE");
  }

  @ParameterizedTest
  @CsvSource({"599, 200", "600, 401"})
  void aCodeIsGoodForTenMinutes(long afterSeconds, int status) {
    code(PHONE);
    site.clock.pass(Duration.ofSeconds(afterSeconds));
    assertThat(resident(PHONE, site.codeOf(PHONE)).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"4, 200", "5, 401"})
  void fiveWrongTriesEndACode(int wrong, int status) {
    code(PHONE);
    var right = site.codeOf(PHONE);
    var other = right.equals("000000") ? "000001" : "000000";
    for (int i = 0; i < wrong; i++) {
      assertThat(resident(PHONE, other).code()).isEqualTo("WRONG_CODE");
    }
    assertThat(resident(PHONE, right).status()).isEqualTo(status);
  }

  @Test
  void anAnonymousResidentIsSomebodyNewEachTime() {
    var one = site.post("/api/sessions/anonymous", Map.of());
    var other = site.post("/api/sessions/anonymous", Map.of());

    assertThat(one.status()).isEqualTo(200);
    assertThat(one.json().path("role").asText()).isEqualTo("RESIDENT");
    assertThat(one.json().path("personId")).isNotEqualTo(other.json().path("personId"));
  }

  @Test
  void aReceiptLeadsBackToTheSamePersonHoweverItIsTyped() {
    var anonymous = site.post("/api/sessions/anonymous", Map.of());
    var code = receiptOf(anonymous).json().path("code").asText();

    assertThat(code).matches("([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]");
    assertThat(receiptOf(anonymous).json().path("code").asText()).isEqualTo(code);
    for (var typed :
        new String[] {
          code,
          code.toLowerCase(java.util.Locale.ROOT).replace('-', ' '),
          code.replace('0', 'o').replace('1', 'l')
        }) {
      var elsewhere = site.post("/api/sessions/receipt", Map.of("code", typed));
      assertThat(elsewhere.status()).isEqualTo(200);
      assertThat(elsewhere.json().path("personId")).isEqualTo(anonymous.json().path("personId"));
    }
  }

  private Answer receiptOf(Answer session) {
    var token = "Bearer " + session.json().path("accessToken").asText();
    return site.post("/api/receipt", Map.of(), "Authorization", token);
  }

  @Test
  void aReceiptThatNobodyHasIsWrongAndGuessingIsHeldBack() {
    assertThat(receipt("AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-A").code()).isEqualTo("WRONG_CODE");
    assertThat(receipt("short").code()).isEqualTo("WRONG_CODE");
    for (int i = 1; i < 100; i++) {
      receipt("AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-A");
    }
    assertThat(receipt("AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-A").code()).isEqualTo("TOO_MANY_TRIES");
  }

  private Answer receipt(String code) {
    return site.post("/api/sessions/receipt", Map.of("code", code));
  }

  @Test
  void aReceiptOfAnErasedPersonLeadsNowhere() {
    var anonymous = site.post("/api/sessions/anonymous", Map.of());
    var code = receiptOf(anonymous).json().path("code").asText();
    site.people.forget(new ResidentId(anonymous.json().path("personId").asText()));
    assertThat(receipt(code).code()).isEqualTo("WRONG_CODE");
  }

  @Test
  void onlyAResidentGetsAReceipt() {
    assertThat(receiptOf(site.logIn("shen")).code()).isEqualTo("FORBIDDEN");
    assertThat(site.post("/api/receipt", Map.of()).code()).isEqualTo("TOKEN_INVALID");
  }

  @Test
  void aRefreshGivesANewTokenOfTheSamePerson() {
    var opened = site.logIn("shen");
    var refreshed = refresh(opened.cookie());

    assertThat(refreshed.status()).isEqualTo(200);
    assertThat(refreshed.json().path("personId").asText()).isEqualTo("lawyer-shen");
    assertThat(refreshed.cookie()).isNotEqualTo(opened.cookie());
  }

  @Test
  void aRefreshWhoseAnswerWasLostIsRepeated() {
    var opened = site.logIn("shen");
    var lost = refresh(opened.cookie());
    var again = refresh(opened.cookie());

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.cookie()).isEqualTo(lost.cookie());
    assertThat(refresh(again.cookie()).status()).isEqualTo(200);
  }

  @Test
  void aUsedTokenThatTurnsUpLateEndsTheLogIn() {
    var opened = site.logIn("shen");
    var next = refresh(opened.cookie());
    site.clock.pass(Duration.ofMinutes(10));
    var later = refresh(next.cookie());
    assertThat(later.status()).isEqualTo(200);

    var stolen = refresh(opened.cookie());

    assertThat(stolen.status()).isEqualTo(401);
    assertThat(stolen.code()).isEqualTo("SIGNED_OUT");
    assertThat(refresh(later.cookie()).code()).isEqualTo("SIGNED_OUT");
    assertThat(site.tokens.callerOf(later.json().path("accessToken").asText())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"11, 200", "13, 401"})
  void aStaffLogInLivesForAShift(long hours, int status) {
    var opened = site.logIn("shen");
    site.clock.pass(Duration.ofHours(hours));
    assertThat(refresh(opened.cookie()).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "legalhub-staff=rubbish",
    "legalhub-staff=lawyer-shen~00000000-0000-0000-0000-000000000000~"
        + "0000000000000000000000000000000000000000000000000000000000000000~"
        + "0000000000000000000000000000000000000000000000000000000000000000"
  })
  void aCookieThatIsNotOursIsSignedOut(String cookie) {
    assertThat(refresh(cookie).code()).isEqualTo("SIGNED_OUT");
  }

  @Test
  void signingOutEndsTheLogInAndItsTokens() {
    var opened = site.logIn("shen");
    var out = site.send("DELETE", "/api/sessions", null, "Cookie", opened.cookie());

    assertThat(out.status()).isEqualTo(204);
    assertThat(out.header("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    assertThat(refresh(opened.cookie()).code()).isEqualTo("SIGNED_OUT");
    assertThat(site.tokens.callerOf(opened.json().path("accessToken").asText())).isEmpty();
  }

  @Test
  void oneBrowserShowsAResidentAndALawyer() {
    var lawyer = site.logIn("shen").cookie();
    var resident = site.post("/api/sessions/anonymous", Map.of()).cookie();
    var both = lawyer + "; " + resident;

    assertThat(roleSeenFrom("http://x/lawyer/", both)).isEqualTo("LAWYER");
    assertThat(roleSeenFrom("http://x/resident/", both)).isEqualTo("RESIDENT");
  }

  @Test
  void aPageOfAnotherSiteCannotUseTheCookie() {
    var opened = site.logIn("shen");
    var answer =
        site.post(
            "/api/sessions/refresh", null, "Cookie", opened.cookie(), "Origin", "http://evil.cn");
    assertThat(answer.code()).isEqualTo("FORBIDDEN");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/sessions/staff, '{\"name\":\"shen\"}', 400, INVALID",
    "/api/sessions/staff, 'no json', 400, INVALID",
    "/api/sessions/staff, '[]', 400, INVALID",
    "/api/sessions/resident/codes, '{\"phone\":\"12\"}', 400, INVALID",
    "/api/sessions/resident, '{\"phone\":\"13800000001\"}', 400, INVALID",
    "/api/sessions/resident, '{\"phone\":\"13800000001\",\"code\":\"123456\"}', 401, WRONG_CODE",
    "/api/sessions/nothing, '{}', 404, NOT_FOUND"
  })
  void whatIsNotUnderstoodIsSaidSo(String path, String body, int status, String code) {
    var answer = site.post(path, body);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.header("Content-Type").orElseThrow()).contains("application/problem+json");
  }

  private Answer staff(String name, String password) {
    return site.post("/api/sessions/staff", Map.of("name", name, "password", password));
  }

  private Answer code(String phone) {
    return site.post("/api/sessions/resident/codes", Map.of("phone", phone));
  }

  private Answer resident(String phone, String code) {
    return site.post("/api/sessions/resident", Map.of("phone", phone, "code", code));
  }

  private Answer byCode(String phone) {
    code(phone);
    return resident(phone, site.codeOf(PHONE));
  }

  private Answer refresh(String cookie) {
    return site.post("/api/sessions/refresh", null, "Cookie", cookie);
  }

  private String roleSeenFrom(String page, String cookies) {
    return site.post("/api/sessions/refresh", null, "Cookie", cookies, "Referer", page)
        .json()
        .path("role")
        .asText();
  }
}
