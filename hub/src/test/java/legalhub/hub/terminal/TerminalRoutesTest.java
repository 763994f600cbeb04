package legalhub.hub.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Caller.Role;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.fleet.Fleet;
import legalhub.actors.fleet.FleetView;
import legalhub.actors.terminal.Incident;
import legalhub.actors.terminal.Terminal;
import legalhub.actors.terminal.TerminalId;
import legalhub.actors.terminal.TerminalState.Shut;
import legalhub.hub.http.ClientAddress;
import legalhub.hub.login.TestSite;
import legalhub.hub.login.TestSite.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enrolment, log-in by key, codes on the screen and the phones that scan them, over HTTP. */
class TerminalRoutesTest {
  private static final TerminalSettings SETTINGS = TerminalSettings.from(ConfigFactory.load());

  @TempDir Path folder;
  private TestSite site;
  private final SoftDevice device = SoftDevice.fresh();
  private String terminal;

  @BeforeEach
  void start() throws IOException {
    site =
        new TestSite(
            folder,
            "",
            null,
            test ->
                new Terminals(test.tokens, test.asker, SETTINGS, test.trail, test.clock)
                    .calls(
                        test.login::seal,
                        test.login.door(test.http()),
                        new ClientAddress(test.http().proxies())));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private Answer post(String path, Object body, String token) {
    return site.post(path, body, "Authorization", "Bearer " + token);
  }

  private Answer admin(String path, Object body) {
    return post("/api/admin/terminals/" + path, body, site.tokenOf(Role.ADMINISTRATOR, "gao"));
  }

  private static Map<String, Object> place(String code) {
    var place = new HashMap<String, Object>();
    place.put("code", code);
    place.put("office", "wuzhen");
    place.put("kind", "KIOSK");
    place.put("village", "nanzha");
    place.put("name", "南栅社区");
    place.put("from", "00:00");
    place.put("to", "00:00");
    return place;
  }

  private Answer apply(SoftDevice asking) {
    return site.post(
        "/api/terminals", Map.of("publicKey", asking.publicKey(), "valueHash", asking.valueHash()));
  }

  private void enrolled() {
    var applied = apply(device);
    terminal = applied.json().path("terminalId").asText();
    var approved = admin("approve", place(applied.json().path("code").asText().toLowerCase()));
    assertThat(approved.json().path("terminalId").asText()).isEqualTo(terminal);
  }

  private String challenge() {
    var answer = site.post("/api/terminals/" + terminal + "/challenge", null);
    return answer.json().path("challenge").asText();
  }

  private Answer logIn(Map<String, String> proof) {
    return site.post("/api/terminals/" + terminal + "/session", proof);
  }

  private String inService() {
    enrolled();
    return logIn(device.logIn(challenge())).json().path("accessToken").asText();
  }

  private Answer code(String token, String purpose) {
    return post("/api/terminals/own/codes", Map.of("purpose", purpose), token);
  }

  private static Map<String, String> scan(Answer code) {
    return Map.of(
        "secret", code.json().path("secret").asText(),
        "digits", code.json().path("digits").asText());
  }

  private String phone() {
    return site.post("/api/sessions/anonymous", Map.of()).json().path("accessToken").asText();
  }

  private void onTheBoard(Consumer<Fleet.Entry> holds) {
    var audience = new Audience(new Caller(Role.ADMINISTRATOR, "gao"), FleetView.BOARD, "");
    var fleet = new EntityAddress(EntityKind.FLEET, Fleet.ALL);
    site.eventually(
        () -> {
          var parts = site.asker.look(fleet, audience).toCompletableFuture().join().orElseThrow();
          holds.accept(((FleetView.Device) parts.get("device/" + terminal)).entry());
        });
  }

  private void seen(Incident... incidents) {
    onTheBoard(entry -> assertThat(entry.condition().incidents()).containsOnlyKeys(incidents));
  }

  @Test
  void aDeviceIsNobodyUntilItsCodeIsTyped() {
    var applied = apply(device);
    terminal = applied.json().path("terminalId").asText();
    assertThat(logIn(device.logIn(challenge())).code()).isEqualTo("NOT_FOUND");
    assertThat(admin("approve", place("00000-00000")).code()).isEqualTo("NOT_FOUND");
    assertThat(admin("approve", place("no code")).code()).isEqualTo("WRONG_CODE");
    site.clock.pass(Duration.ofMinutes(11));
    assertThat(admin("approve", place(applied.json().path("code").asText())).code())
        .isEqualTo("NOT_FOUND");
  }

  /** The journal isn't a stranger's to fill. */
  @Test
  void anAddressEnrolsAFewDevicesAtATime() {
    for (int i = 0; i < SETTINGS.applies().tries(); i++) {
      assertThat(apply(device).status()).isEqualTo(200);
    }
    assertThat(apply(device).code()).isEqualTo("TOO_MANY_TRIES");
    site.clock.pass(SETTINGS.applies().per());
    assertThat(apply(device).status()).isEqualTo(200);
  }

  @Test
  void itsKeyLetsItInAgainAndAgain() {
    enrolled();
    for (int i = 0; i < 3; i++) {
      var in = logIn(device.logIn(challenge()));
      assertThat(in.json().path("role").asText()).isEqualTo("TERMINAL");
      assertThat(in.json().path("name").asText()).isEqualTo("南栅社区");
    }
  }

  @Test
  void anotherKeyAndGarbageAreRefused() {
    enrolled();
    var stranger = SoftDevice.fresh();
    assertThat(logIn(stranger.logIn(challenge())).code()).isEqualTo("WRONG_CREDENTIALS");
    assertThat(logIn(device.logIn("not.a.question")).code()).isEqualTo("INVALID");
    assertThat(apply(device).status()).isEqualTo(200);
    var broken = Map.of("publicKey", "AAAA", "valueHash", device.valueHash());
    assertThat(site.post("/api/terminals", broken).code()).isEqualTo("INVALID");
  }

  @Test
  void aReplayedLogInIsRefusedAndSeen() {
    enrolled();
    var once = device.logIn(challenge());
    assertThat(logIn(once).status()).isEqualTo(200);
    assertThat(logIn(once).code()).isEqualTo("REPLAYED");
    seen(Incident.REPLAYED);
    site.clock.pass(Duration.ofSeconds(61));
    assertThat(logIn(once).code()).isEqualTo("CODE_EXPIRED");
  }

  @Test
  void aCopyShutsBothOutAtItsFirstUse() {
    var token = inService();
    var copy = device.copy();
    assertThat(logIn(device.logIn(challenge())).status()).isEqualTo(200);
    assertThat(logIn(copy.logIn(challenge())).code()).isEqualTo("TERMINAL_CLONED");
    assertThat(logIn(device.logIn(challenge())).code()).isEqualTo("TERMINAL_CLONED");
    assertThat(code(token, "LOG_IN").code()).isEqualTo("TOKEN_INVALID");
    onTheBoard(entry -> assertThat(entry.shut()).isEqualTo(Shut.CLONED));
    seen(Incident.CLONED, Incident.SHUT_OUT);
  }

  @Test
  void aRevokedDeviceIsOutAtOnce() {
    var token = inService();
    assertThat(admin(terminal + "/revoke", Map.of("reason", "STOLEN")).status()).isEqualTo(200);
    assertThat(code(token, "LOG_IN").code()).isEqualTo("TOKEN_INVALID");
    assertThat(logIn(device.logIn(challenge())).code()).isEqualTo("TERMINAL_REVOKED");
  }

  @Test
  void oneScanLogsTheDeviceIn() {
    var token = inService();
    var shown = code(token, "LOG_IN");
    var phone = phone();
    var seen =
        post("/api/scans/look", Map.of("secret", shown.json().path("secret").asText()), phone);
    assertThat(seen.json().path("place").asText()).isEqualTo("南栅社区");
    var confirmed = post("/api/scans/confirm", scan(shown), phone);
    assertThat(confirmed.status()).isEqualTo(200);
    var use = confirmed.json().path("nonce").asText();
    var session = post("/api/terminals/own/uses/" + use + "/session", null, token);
    assertThat(session.json().path("role").asText()).isEqualTo("RESIDENT");
    assertThat(session.raw().headers().firstValue("Set-Cookie")).isEmpty();

    assertThat(post("/api/scans/confirm", scan(shown), phone()).code()).isEqualTo("CODE_USED");
    seen(Incident.CODE_STALE);
    var end = "/api/terminals/own/uses/" + use + "/end";
    assertThat(post(end, Map.of("ending", "IDLE"), token).status()).isEqualTo(200);
    var left = session.json().path("accessToken").asText();
    assertThat(site.tokens.callerOf(left)).as("the next person finds nothing").isEmpty();
  }

  @Test
  void whoeverSatThereBeforeIsOutWhenAnotherLogsIn() {
    var token = inService();
    var before =
        post("/api/terminals/own/uses", Map.of("useId", "use-1", "way", "NONE"), token)
            .json()
            .path("accessToken")
            .asText();
    assertThat(post("/api/scans/confirm", scan(code(token, "LOG_IN")), phone()).status())
        .isEqualTo(200);
    assertThat(site.tokens.callerOf(before)).isEmpty();
  }

  @Test
  void aCodeThatRanOutOrWasRelayedLogsNobodyIn() {
    var token = inService();
    var shown = code(token, "LOG_IN");
    var digits = shown.json().path("digits").asText();
    var wrong = new HashMap<>(scan(shown));
    wrong.put("digits", digits.equals("00") ? "01" : "00");
    var phone = phone();
    for (int i = 0; i < 3; i++) {
      assertThat(post("/api/scans/confirm", wrong, phone).code()).isEqualTo("WRONG_CODE");
    }
    assertThat(post("/api/scans/confirm", scan(shown), phone).code()).isEqualTo("CODE_USED");
    var late = code(token, "LOG_IN");
    site.clock.pass(Duration.ofSeconds(61));
    assertThat(post("/api/scans/confirm", scan(late), phone()).code()).isEqualTo("CODE_EXPIRED");
    var forged = Map.of("secret", late.json().path("secret").asText() + "0", "digits", "00");
    assertThat(post("/api/scans/confirm", forged, phone()).code()).isEqualTo("WRONG_CODE");
    seen(Incident.CODE_WRONG, Incident.CODE_STALE);
  }

  @Test
  void aSessionMovesToThePhoneOnceTheDeviceHasSaidYes() {
    var token = inService();
    var begun = post("/api/terminals/own/uses", Map.of("useId", "use-1", "way", "NONE"), token);
    var resident = begun.json().path("personId").asText();
    var phone = phone();
    var nonce =
        post("/api/scans/confirm", scan(code(token, "MOVE")), phone).json().path("nonce").asText();
    var take = Map.of("terminalId", terminal, "nonce", nonce);
    assertThat(post("/api/scans/take", take, phone).code()).isEqualTo("NOT_IN_THIS_STATE");
    site.asker
        .ask(
            TerminalDesk.address(new TerminalId(terminal)),
            new Caller(Role.TERMINAL, terminal),
            new Terminal.AnswerClaim(nonce, true))
        .toCompletableFuture()
        .join();
    assertThat(post("/api/scans/take", take, phone()).code()).isEqualTo("NOT_FOUND");
    var taken = post("/api/scans/take", take, phone);
    assertThat(taken.json().path("personId").asText()).isEqualTo(resident);
    assertThat(taken.cookie()).isNotEmpty();
    onTheBoard(entry -> assertThat(entry.use()).isEmpty());
    var left = begun.json().path("accessToken").asText();
    assertThat(site.tokens.callerOf(left)).as("the kiosk is out").isEmpty();
  }

  @Test
  void whatTheAdministrationWantsIsOnTheBoard() {
    inService();
    var wish = Map.of("volume", 40, "locked", true, "notice", "今天下午停电", "reloads", 1);
    assertThat(admin(terminal + "/steer", wish).status()).isEqualTo(200);
    var wanted = new Terminal.Steering(40, true, "今天下午停电", 1);
    onTheBoard(entry -> assertThat(entry.steering()).isEqualTo(wanted));
    for (var wrong :
        List.of(
            Map.of("volume", 101, "locked", true, "reloads", 1),
            Map.of("locked", true, "reloads", 1))) {
      assertThat(admin(terminal + "/steer", wrong).code()).isEqualTo("INVALID");
    }
    var officer = site.tokenOf(Role.OFFICER, "qian");
    assertThat(post("/api/admin/terminals/" + terminal + "/steer", wish, officer).code())
        .isEqualTo("FORBIDDEN");
  }
}
