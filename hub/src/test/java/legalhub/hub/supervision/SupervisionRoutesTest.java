package legalhub.hub.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Reply;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.privacy.Sealer;
import legalhub.actors.town.SupervisionSettings;
import legalhub.actors.town.Town;
import legalhub.actors.voicereport.VoiceReport;
import legalhub.hub.login.TestSite;
import legalhub.hub.login.TestSite.Answer;
import legalhub.hub.speech.SpeechChecks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the file's opening to an officer's word, over HTTP and the real entities. */
class SupervisionRoutesTest {
  private static final String PHONE = "13911112222";

  @TempDir Path folder;
  private TestSite site;
  private String officer;
  private final RecordingsInMemory recordings = new RecordingsInMemory();

  @BeforeEach
  void open() throws IOException {
    site =
        new TestSite(
            folder,
            "",
            null,
            it ->
                new Supervision(
                        patient(it.plan.town()),
                        new Supervision.Services(
                            it.asker,
                            new Plain(),
                            recordings,
                            person -> CompletableFuture.completedFuture(List.of()),
                            SpeechChecks.off()),
                        it.login::supervised,
                        it.clock)
                    .calls(it.tokens));
    officer = "Bearer " + site.tokenOf(Caller.Role.OFFICER, "officer-qian");
  }

  @AfterEach
  void close() {
    site.close();
  }

  /** The fixtures are short. */
  private static Town patient(Town town) {
    var s = town.supervision();
    var r = s.report();
    var report =
        new SupervisionSettings.ReportRules(
            r.from(),
            r.to(),
            Duration.ofSeconds(3),
            r.gapMax(),
            r.lengthMax(),
            r.unfinishedAfter());
    return new Town(
        town.pools(), town.officers(), new SupervisionSettings(s.classes(), s.times(), report));
  }

  /** Hides nothing: what is under test is what is done with the values. */
  private static final class Plain implements Sealer {
    @Override
    public CompletionStage<Sealed> seal(String subject, String purpose, String clear) {
      return CompletableFuture.completedFuture(
          new Sealed(subject, clear.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Override
    public CompletionStage<Optional<String>> open(Sealed sealed, String purpose) {
      return CompletableFuture.completedFuture(
          Optional.of(new String(sealed.ciphertext(), java.nio.charset.StandardCharsets.UTF_8)));
    }
  }

  private static Map<String, Object> file() {
    var file = new HashMap<String, Object>();
    file.put("phone", PHONE);
    file.put("name", "李明");
    file.put("office", "wuzhen");
    file.put("level", "STRICT");
    file.put("ground", "PAROLE");
    file.put("from", "2026-11-02");
    file.put("until", "2027-11-01");
    file.put("woman", false);
    file.put("minor", false);
    file.put(
        "area",
        Map.of("latitude", 30.74, "longitude", 120.48, "radiusMetres", 5_000, "datum", "WGS84"));
    file.put("group", List.of(Map.of("name", "周", "part", "VILLAGE", "woman", true)));
    return file;
  }

  private String admitted() {
    var answer = site.post("/api/office/supervised", file(), "Authorization", officer);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().get("personId").asText();
  }

  /** By phone and code, as their page does. */
  private String loggedIn() {
    site.post("/api/sessions/resident/codes", Map.of("phone", PHONE));
    var code = site.get("/api/demo/inbox?phone=" + PHONE).json().get("code").asText();
    var answer = site.post("/api/sessions/supervised", Map.of("phone", PHONE, "code", code));
    assertThat(answer.json().get("role").asText()).isEqualTo("SUPERVISED_PERSON");
    return "Bearer " + answer.json().get("accessToken").asText();
  }

  private static Map<String, Object> position(double latitude, double accuracy) {
    return Map.of(
        "latitude", latitude, "longitude", 120.48, "accuracyMetres", accuracy, "datum", "WGS84");
  }

  private Answer begin(String token, String report, Map<String, Object> position) {
    return site.post(
        "/api/supervised/reports",
        Map.of("reportId", report, "device", "device-1", "position", position),
        "Authorization",
        token,
        "Idempotency-Key",
        "begin-" + report);
  }

  private void segment(String person, String report, int number, Instant started) {
    var reply =
        site.asker
            .ask(
                new EntityAddress(EntityKind.VOICE_REPORT, report),
                new Caller(Caller.Role.SUPERVISED_PERSON, person),
                new VoiceReport.OpenSegment(number, "audio/webm;codecs=opus", started))
            .toCompletableFuture()
            .join();
    assertThat(reply).isInstanceOf(Reply.Done.class);
  }

  private Answer finish(String token, String report, Object... segments) {
    return site.post(
        "/api/supervised/reports/" + report + "/finish",
        Map.of("segments", List.of(segments)),
        "Authorization",
        token);
  }

  private static Map<String, Object> stated(int segment, int chunks, byte[] audio) {
    return Map.of("segment", segment, "chunks", chunks, "sha256", sha256(audio));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] audio(String name) {
    try (var file = SupervisionRoutesTest.class.getResourceAsStream("/audio/" + name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String person;
  private String token;

  /** A report of one piece, as its page says that it was made. */
  private Answer reported(String report, byte[] audio) {
    if (person == null) {
      person = admitted();
      token = loggedIn();
    }
    assertThat(begin(token, report, position(30.74, 20)).status()).isEqualTo(200);
    segment(person, report, 1, site.clock.instant());
    int chunks = recordings.put(report, 1, audio);
    return finish(token, report, stated(1, chunks, audio));
  }

  private static List<String> reasons(Answer answer) {
    return java.util.stream.StreamSupport.stream(answer.json().get("reasons").spliterator(), false)
        .map(reason -> reason.asText())
        .toList();
  }

  @Test
  void aSpokenReportIsAcceptedAndItsHashCoversItsPieces() {
    var speech = audio("chromium.webm");
    var answer = reported("report-1", speech);
    assertThat(reasons(answer)).isEmpty();
    assertThat(answer.json().get("state").asText()).isEqualTo("ACCEPTED");
    assertThat(answer.json().get("hash").asText())
        .isEqualTo(
            sha256((sha256(speech) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  @Test
  void whatIsRepeatedGetsTheSameAnswer() {
    person = admitted();
    token = loggedIn();
    var first = begin(token, "report-1", position(30.74, 20));
    assertThat(begin(token, "report-1", position(30.74, 20)).json()).isEqualTo(first.json());
    assertThat(first.json().get("digits").asText()).matches("[0-9]{4}");
    segment(person, "report-1", 1, site.clock.instant());
    var speech = audio("chromium.webm");
    int chunks = recordings.put("report-1", 1, speech);
    var ended = finish(token, "report-1", stated(1, chunks, speech));
    assertThat(finish(token, "report-1").json()).isEqualTo(ended.json());
  }

  @ParameterizedTest(name = "{0} is {1}: {2}")
  @CsvSource({
    "silence.webm, REJECTED, SILENT",
    "hum.webm, REJECTED, SILENT",
    "noise.webm, REJECTED, SILENT",
    "photo.jpg, REJECTED, NOT_AUDIO",
    "README.md, REJECTED, NOT_AUDIO",
    "vorbis.webm, REJECTED, NOT_AUDIO",
    "aac.mp4, ACCEPTED, ''",
  })
  void whatIsNoReportIsSaid(String file, String state, String reason) {
    var answer = reported("report-1", audio(file));
    assertThat(answer.json().get("state").asText()).isEqualTo(state);
    assertThat(String.join(" ", reasons(answer))).isEqualTo(reason);
  }

  @Test
  void theSameRecordingAgainInAnotherContainerIsHeardBefore() {
    reported("report-1", audio("chromium.webm"));
    var again = reported("report-2", audio("chromium-copied.mkv"));
    assertThat(reasons(again)).containsExactly("HEARD_BEFORE");
    assertThat(again.json().get("state").asText()).isEqualTo("NEEDS_REVIEW");
  }

  @Test
  void aChunkThatIsMissingIsStatedAndTheRestIsKept() {
    person = admitted();
    token = loggedIn();
    begin(token, "report-1", position(30.74, 20));
    segment(person, "report-1", 1, site.clock.instant());
    var speech = audio("chromium.webm");
    int chunks = recordings.put("report-1", 1, speech);
    recordings.lose("report-1", 1, chunks);
    assertThat(reasons(finish(token, "report-1", stated(1, chunks, speech))))
        .containsExactly("INCOMPLETE");
  }

  @Test
  void otherBytesThanThePageSentDontPass() {
    person = admitted();
    token = loggedIn();
    begin(token, "report-1", position(30.74, 20));
    segment(person, "report-1", 1, site.clock.instant());
    int chunks = recordings.put("report-1", 1, audio("chromium.webm"));
    assertThat(reasons(finish(token, "report-1", stated(1, chunks, audio("firefox.webm")))))
        .containsExactly("HASH_MISMATCH");
  }

  @Test
  void aLongBreakBetweenTwoPiecesIsAGap() {
    person = admitted();
    token = loggedIn();
    begin(token, "report-1", position(30.74, 20));
    var start = site.clock.instant();
    segment(person, "report-1", 1, start);
    var one = audio("chromium.webm");
    var other = audio("firefox.webm");
    int chunks = recordings.put("report-1", 1, one);
    segment(person, "report-1", 2, start.plusMillis(RecordingsInMemory.MILLIS).plusSeconds(11));
    int more = recordings.put("report-1", 2, other);
    assertThat(reasons(finish(token, "report-1", stated(1, chunks, one), stated(2, more, other))))
        .containsExactly("GAP");
  }

  @ParameterizedTest
  @CsvSource({
    "30.74, 20, ''",
    "30.78, 20, ''",
    "30.90, 20, OUT_OF_BOUNDS",
    "30.787, 400, UNCERTAIN_POSITION",
    "30.90, 6000, NO_POSITION",
  })
  void whereItWasSpokenIsNoted(double latitude, double accuracy, String reason) {
    person = admitted();
    token = loggedIn();
    begin(token, "report-1", position(latitude, accuracy));
    segment(person, "report-1", 1, site.clock.instant());
    var speech = audio("chromium.webm");
    int chunks = recordings.put("report-1", 1, speech);
    assertThat(String.join(" ", reasons(finish(token, "report-1", stated(1, chunks, speech)))))
        .isEqualTo(reason);
  }

  @Test
  void anOfficersWordStandsAbove() {
    reported("report-1", audio("silence.webm"));
    var word = Map.of("accepted", true, "remark", "called and heard");
    assertThat(review("report-1", word, officer).status()).isEqualTo(200);
    assertThat(finish(token, "report-1").json().get("state").asText()).isEqualTo("ACCEPTED");
  }

  private Answer review(String report, Object word, String token) {
    return site.post("/api/office/reports/" + report + "/review", word, "Authorization", token);
  }

  @Test
  void anotherPersonsReportIsNobodysBusiness() {
    reported("report-1", audio("silence.webm"));
    var another =
        "Bearer " + site.tokenOf(Caller.Role.SUPERVISED_PERSON, UUID.randomUUID().toString());
    assertThat(finish(another, "report-1").code()).isEqualTo("NOT_FOUND");
    assertThat(begin(another, "report-9", position(30.74, 20)).code()).isEqualTo("NOT_FOUND");
    var foreign = "Bearer " + site.tokenOf(Caller.Role.OFFICER, "officer-of-nowhere");
    var word = Map.of("accepted", true);
    assertThat(review("report-1", word, foreign).code()).isEqualTo("NOT_FOUND");
    assertThat(site.post("/api/office/supervised", file(), "Authorization", foreign).code())
        .isEqualTo("FORBIDDEN");
    var open =
        site.post("/api/office/supervised/" + person + "/open", Map.of(), "Authorization", foreign);
    assertThat(open.code()).isEqualTo("FORBIDDEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/supervised/reports",
        "/api/supervised/reports/r-1/finish",
        "/api/supervised/check-ins",
        "/api/office/supervised",
        "/api/office/supervised/p-1/open",
        "/api/office/supervised/p-1/level",
        "/api/office/supervised/p-1/censures",
        "/api/office/supervised/p-1/release",
        "/api/office/supervised/p-1/exceptions/resolve",
        "/api/office/reports/r-1/review"
      })
  void eachIsForItsRoleAlone(String path) {
    for (var role : List.of(Caller.Role.RESIDENT, Caller.Role.LAWYER, Caller.Role.ADMINISTRATOR)) {
      var stranger = "Bearer " + site.tokenOf(role, "somebody");
      assertThat(site.post(path, Map.of(), "Authorization", stranger).code())
          .isEqualTo("FORBIDDEN");
    }
    assertThat(site.post(path, Map.of()).code()).isEqualTo("TOKEN_INVALID");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          phone    | 12
          phone    |
          name     |
          name     | 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一
          level    |
          ground   |
          from     | 2026-13-01
          until    | 2026-11-01
          woman    |
          minor    |
          """)
  void aFileThatCantBeIsInvalid(String field, String value) {
    var wrong = file();
    wrong.put(field, value);
    assertThat(site.post("/api/office/supervised", wrong, "Authorization", officer).code())
        .isEqualTo("INVALID");
  }

  @Test
  void aWomansFileNeedsAWomanInItsGroup() {
    var file = file();
    file.put("woman", true);
    file.put("group", List.of(Map.of("name", "周", "part", "VILLAGE", "woman", false)));
    assertThat(site.post("/api/office/supervised", file, "Authorization", officer).code())
        .isEqualTo("INVALID");
  }

  @Test
  void consequencesAreAnOfficersWithAReason() {
    person = admitted();
    var at = "/api/office/supervised/" + person;
    assertThat(
            site.post(at + "/censures", Map.of("kind", "ADMONITION"), "Authorization", officer)
                .code())
        .isEqualTo("INVALID");
    assertThat(
            site.post(
                    at + "/censures",
                    Map.of("kind", "ADMONITION", "reason", "late twice"),
                    "Authorization",
                    officer)
                .status())
        .isEqualTo(200);
    assertThat(
            site.post(
                    at + "/level",
                    Map.of("level", "RELAXED", "reason", "half a year without a fault"),
                    "Authorization",
                    officer)
                .status())
        .isEqualTo(200);
    assertThat(
            site.post(
                    at + "/exceptions/resolve",
                    Map.of("key", "no/such", "remark", "seen"),
                    "Authorization",
                    officer)
                .code())
        .isEqualTo("NOT_FOUND");
    assertThat(
            site.post(
                    at + "/release",
                    Map.of("terminated", false, "reason", "served"),
                    "Authorization",
                    officer)
                .status())
        .isEqualTo(200);
    assertThat(begin(loggedIn(), "report-1", position(30.74, 20)).code())
        .isEqualTo("NOT_IN_THIS_STATE");
  }

  @Test
  void aCheckInSaysWhereItWasTakenToBe() {
    admitted();
    token = loggedIn();
    var inside =
        site.post(
            "/api/supervised/check-ins",
            Map.of("checkInId", "c-1", "device", "d-1", "position", position(30.74, 20)),
            "Authorization",
            token);
    assertThat(inside.json().get("placement").asText()).isEqualTo("INSIDE");
    var nowhere =
        site.post(
            "/api/supervised/check-ins",
            Map.of("checkInId", "c-2", "device", "d-1"),
            "Authorization",
            token);
    assertThat(nowhere.json().get("placement").asText()).isEqualTo("UNKNOWN");
    var impossible =
        site.post(
            "/api/supervised/check-ins",
            Map.of("checkInId", "c-3", "device", "d-1", "position", position(91, 20)),
            "Authorization",
            token);
    assertThat(impossible.code()).isEqualTo("INVALID");
  }

  @Test
  void aNumberThatIsNobodysLooksLikeAWrongCode() {
    site.post("/api/sessions/resident/codes", Map.of("phone", "13900009999"));
    var code = site.get("/api/demo/inbox?phone=13900009999").json().get("code").asText();
    var answer =
        site.post("/api/sessions/supervised", Map.of("phone", "13900009999", "code", code));
    assertThat(answer.code()).isEqualTo("WRONG_CODE");
  }
}
