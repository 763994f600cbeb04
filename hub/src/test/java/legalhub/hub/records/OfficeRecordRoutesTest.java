package legalhub.hub.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.zip.ZipFile;
import legalhub.actors.entity.Caller.Role;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.TicketId;
import legalhub.actors.record.Service;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.session.Channel;
import legalhub.actors.session.ResidentId;
import legalhub.actors.town.DeskId;
import legalhub.hub.login.TestSite;
import legalhub.persistence.records.EntityHistory.Version;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfficeRecordRoutesTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

  @TempDir Path folder;
  private TestSite site;
  private final List<ServiceRecord> rows = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    rows.add(record(Service.CONSULTATION, "c-1", NOON, "nanzha", Optional.of("RESOLVED")));
    rows.add(record(Service.REQUEST, "t-1", NOON.minusSeconds(60), "nanzha", Optional.empty()));
    rows.add(record(Service.REQUEST, "t-2", NOON, "xizha", Optional.of("NO_LAWYER")));
    var before = NOON.minus(Duration.ofDays(1));
    rows.add(record(Service.CONSULTATION, "c-0", before, "xizha", Optional.of("FOLLOW_UP")));
    site =
        new TestSite(
            folder,
            "",
            null,
            test ->
                List.of(
                    new OfficeRecordRoutes(
                        test.tokens,
                        test.plan.town(),
                        this::ofDay,
                        this::versions,
                        new OfficeRecordRoutes.Calendar(ZONE, test.clock))));
  }

  private CompletionStage<List<Version>> versions(ServiceRecord record) {
    return CompletableFuture.completedFuture(List.of(new Version(record.opened(), record)));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void daysAreTheTownsAndTheNewestComeFirst() {
    var records = records("from=2026-11-19&to=2026-11-20");
    assertThat(ids(records)).containsExactly("c-1", "t-2", "t-1", "c-0");
    var newest = records.path("records").get(0);
    assertThat(newest.path("service").asText()).isEqualTo("consultation");
    assertThat(newest.path("lawyerId").asText()).isEqualTo("lawyer-shen");
    assertThat(newest.path("outcome").asText()).isEqualTo("RESOLVED");
    assertThat(newest.path("waitSeconds").asInt()).isEqualTo(42);
    assertThat(newest.path("stars").asInt()).isEqualTo(4);
    assertThat(newest.toString()).doesNotContain("ling");
    assertThat(records.has("next")).isFalse();
    assertThat(ids(records("from=2026-11-20&to=2026-11-20"))).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "service=request, 2",
    "service=request&state=OPEN, 1",
    "village=xizha, 2",
    "village=xizha&service=consultation, 1",
    "outcome=NO_LAWYER, 1",
    "lawyer=lawyer-shen, 2",
    "category=LABOUR&channel=KIOSK&kind=LIVE&desk=labour, 4",
    "category=NEIGHBOURS, 0"
  })
  void everyWishCounts(String wishes, int count) {
    assertThat(ids(records("from=2026-11-19&to=2026-11-20&" + wishes))).hasSize(count);
  }

  @Test
  void pagesGoOnWhereTheLastOneEnded() {
    var seen = new ArrayList<String>();
    var next = "";
    do {
      var query = "from=2026-11-19&to=2026-11-20&limit=1&cursor=" + next;
      var page = records(next.isEmpty() ? query.replace("&cursor=", "") : query);
      seen.addAll(ids(page));
      next = page.path("next").asText();
    } while (!next.isEmpty());
    assertThat(seen).containsExactly("c-1", "t-2", "t-1", "c-0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=yesterday",
        "from=2026-11-20&to=2026-11-19",
        "from=2025-11-19&to=2026-11-20",
        "to=2026-13-01",
        "colour=red",
        "service=haircut",
        "limit=0",
        "limit=501",
        "limit=x",
        "cursor=!!",
        "cursor=YWJj",
        "office=nowhere"
      })
  void whatCanNotBeReadIsRefused(String query) {
    var answer = get("/api/office/records?" + query, Role.OFFICER);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"RESIDENT", "LAWYER"})
  void onlyTheOfficeReads(Role role) {
    assertThat(get("/api/office/records", role).status()).isEqualTo(403);
    assertThat(get("/api/office/records.csv", role).status()).isEqualTo(403);
  }

  @Test
  void nobodyLooksWithoutAnEnd() {
    for (int i = 0; i < 60; i++) {
      assertThat(get("/api/office/records", Role.OFFICER).status()).isEqualTo(200);
    }
    assertThat(get("/api/office/records", Role.OFFICER).status()).isEqualTo(429);
  }

  @Test
  void theTableForSpreadsheetsHoldsTheSame() {
    var answer =
        get("/api/office/records.csv?from=2026-11-19&to=2026-11-20&service=request", Role.OFFICER);
    assertThat(answer.header("Content-Type")).contains("text/csv; charset=UTF-8");
    assertThat(answer.header("Content-Disposition"))
        .contains("attachment; filename=\"records-2026-11-19-2026-11-20.csv\"");
    var lines = answer.raw().body().split("\r\n");
    assertThat(lines[0]).startsWith("\uFEFFservice,id,opened,closed,");
    assertThat(lines[1])
        .isEqualTo(
            "request,t-2,2026-11-20 12:00:00,2026-11-20 12:10:00,KIOSK,xizha,LABOUR,labour,LIVE,,CLOSED,NO_LAWYER,42,600,true,4");
    assertThat(lines).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "plain|plain",
        "a,b|\"a,b\"",
        "say \"x\"|\"say \"\"x\"\"\"",
        "=1+1|'=1+1",
        "-x,y|\"'-x,y\""
      })
  void aCellIsNoFormulaAndNoTwoCells(String text, String cell) {
    assertThat(RecordCsv.cell(text)).isEqualTo(cell);
  }

  private JsonNode records(String query) {
    var answer = get("/api/office/records?" + query, Role.OFFICER);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> ids(JsonNode page) {
    return page.path("records").findValuesAsText("id");
  }

  private TestSite.Answer get(String path, Role role) {
    return site.get(path, "Authorization", "Bearer " + site.tokenOf(role, "somebody"));
  }

  /** As the table gives them. */
  private CompletionStage<List<ServiceRecord>> ofDay(PoolId office, LocalDate day) {
    return CompletableFuture.completedFuture(
        rows.stream()
            .filter(row -> row.opened().atZone(ZONE).toLocalDate().equals(day))
            .sorted(
                Comparator.comparing(ServiceRecord::opened)
                    .reversed()
                    .thenComparing(ServiceRecord::id))
            .toList());
  }

  private static ServiceRecord record(
      Service service, String id, Instant at, String village, Optional<String> outcome) {
    boolean answered = service == Service.CONSULTATION;
    return new ServiceRecord(
        service,
        id,
        1,
        new PoolId("wuzhen"),
        new ServiceRecord.Place(Channel.KIOSK, village),
        new ServiceRecord.Matter(new DeskId("labour"), Kind.LIVE, "LABOUR"),
        new ServiceRecord.Parties(
            new ResidentId("ling"),
            Optional.of(new LawyerId("lawyer-shen")).filter(any -> answered),
            new CaseId("case"),
            new TicketId(id)),
        new ServiceRecord.Times(
            at,
            Duration.ofSeconds(42),
            Duration.ofMinutes(10),
            outcome.map(any -> at.plusSeconds(600))),
        outcome,
        new ServiceRecord.Merit(true, true, Optional.of(4)));
  }

  @Test
  void oneRecordHasItsTimeline() {
    var answer = get("/api/office/records/consultation/c-1?day=2026-11-20", Role.OFFICER);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("id").asText()).isEqualTo("c-1");
    assertThat(answer.json().path("version").isIntegralNumber()).isTrue();
    assertThat(answer.json().path("timeline").get(0).path("what").asText()).isEqualTo("OPENED");
    for (var wrong :
        List.of(
            "request/c-1?day=2026-11-20",
            "consultation/c-1?day=2026-11-19",
            "other/c-1?day=2026-11-20")) {
      assertThat(get("/api/office/records/" + wrong, Role.OFFICER).code()).isEqualTo("NOT_FOUND");
    }
    assertThat(get("/api/office/records/consultation/c-1", Role.OFFICER).code())
        .isEqualTo("INVALID");
    assertThat(get("/api/office/records/consultation/c-1?day=2026-11-20", Role.LAWYER).status())
        .isEqualTo(403);
  }

  @Test
  void whatAClientHasAlreadyIsNotSentAgain() {
    var path = "/api/office/records?from=2026-11-19&to=2026-11-20";
    var bearer = "Bearer " + site.tokenOf(Role.OFFICER, "somebody");
    var tag = get(path, Role.OFFICER).header("ETag").orElseThrow();
    var again = site.get(path, "Authorization", bearer, "If-None-Match", "\"other\", " + tag);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.raw().body()).isEmpty();
    rows.remove(0);
    var changed = site.get(path, "Authorization", bearer, "If-None-Match", tag);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).isPresent().get().isNotEqualTo(tag);
  }

  @Test
  void aWorkbookHoldsEveryRecord() throws Exception {
    var uri = "/api/office/records.xlsx?from=2026-11-19&to=2026-11-20";
    var bytes = site.download(uri, "Authorization", "Bearer " + site.tokenOf(Role.OFFICER, "q"));
    var file = folder.resolve("records.xlsx");
    Files.write(file, bytes);
    try (var zip = new ZipFile(file.toFile())) {
      var sheets = new HashMap<String, String>();
      for (var entry : Collections.list(zip.entries())) {
        var content = zip.getInputStream(entry).readAllBytes();
        sheets.put(entry.getName(), new String(content, StandardCharsets.UTF_8));
      }
      var sheet = sheets.get("xl/worksheets/sheet1.xml");
      assertThat(sheet.split("<row ", -1)).hasSize(1 + 1 + 4);
      assertThat(sheets.get("xl/sharedStrings.xml") + sheet)
          .contains("opened", "c-1", "t-2", "NO_LAWYER", "lawyer-shen");
    }
  }
}
