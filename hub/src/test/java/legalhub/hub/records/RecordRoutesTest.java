package legalhub.hub.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.conference.Attendance;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.conference.ConferenceView;
import legalhub.actors.conference.MemberId;
import legalhub.actors.conference.MemberRole;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.ConsultationView;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.consultation.Side;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Caller.Role;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Reply;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.entity.ViewUpdate;
import legalhub.actors.entity.ViewVersion;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.privacy.Purpose;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.privacy.Sealer;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.TicketId;
import legalhub.actors.record.Service;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.session.Brief;
import legalhub.actors.session.Channel;
import legalhub.actors.session.Media;
import legalhub.actors.session.ResidentId;
import legalhub.actors.town.DeskId;
import legalhub.hub.login.TestSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordRoutesTest {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

  @TempDir Path folder;
  private TestSite site;
  private final List<ServiceRecord> rows = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    rows.add(row("c-1", AT));
    rows.add(row("c-2", AT.plusSeconds(60)));
    site =
        new TestSite(
            folder,
            "",
            RecordRoutesTest::entity,
            test ->
                List.of(
                    new RecordRoutes(
                        test.tokens, new Rows(), test.asker, new Plain(), test.clock)));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void aResidentSeesTheirRecordsNewestFirst() {
    var answer = get("/api/records", Role.RESIDENT, "ling");

    var records = answer.json().path("records");
    assertThat(records).hasSize(2);
    var newest = records.get(0);
    assertThat(newest.path("consultationId").asText()).isEqualTo("c-2");
    assertThat(newest.path("atMillis").asLong()).isEqualTo(AT.plusSeconds(60).toEpochMilli());
    assertThat(newest.path("state").asText()).isEqualTo("CLOSED");
    assertThat(newest.path("stars").asInt()).isEqualTo(4);
    assertThat(newest.path("waitSeconds").asInt()).isEqualTo(42);
  }

  @Test
  void aLawyerSeesTheirsWithoutTheStars() {
    var records = get("/api/records", Role.LAWYER, "lawyer-shen").json().path("records");
    assertThat(records).hasSize(2);
    assertThat(records.get(0).has("stars")).isFalse();
    assertThat(get("/api/records", Role.LAWYER, "lawyer-mao").json().path("records")).isEmpty();
  }

  @Test
  void pagesGoOnBeforeTheOldestSeen() {
    var first = get("/api/records?limit=1", Role.RESIDENT, "ling").json().path("records");
    var before = first.get(0).path("atMillis").asLong();
    var second = get("/api/records?limit=1&before=" + before, Role.RESIDENT, "ling");
    assertThat(second.json().path("records").get(0).path("consultationId").asText())
        .isEqualTo("c-1");
  }

  @ParameterizedTest
  @CsvSource({"limit=100, 200", "limit=101, 400", "limit=0, 400", "limit=x, 400", "before=-1, 400"})
  void aPageHasALimit(String query, int status) {
    assertThat(get("/api/records?" + query, Role.RESIDENT, "ling").status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"RESIDENT, ling", "LAWYER, lawyer-shen"})
  void aRecordOpensForItsResidentAndItsLawyer(Role role, String person) {
    var record = get("/api/records/c-1", role, person).json();

    assertThat(record.path("consultationId").asText()).isEqualTo("c-1");
    assertThat(record.path("facts").asText()).isEqualTo("wages are owed");
    assertThat(record.path("request").asText()).isEqualTo("to be paid");
    assertThat(record.path("advice").asText()).isEqualTo("apply for arbitration");
    assertThat(record.path("citedArticles").get(0).asText()).isEqualTo("劳动法第五十条");
    assertThat(record.path("chat").get(0).path("text").asText()).isEqualTo("first");
    assertThat(record.path("chat").get(1).path("text").asText()).isEqualTo("second");
    assertThat(record.path("chat").get(1).path("from").asText()).isEqualTo("LAWYER");
    assertThat(record.path("addenda").get(0).path("text").asText()).isEqualTo("paid since");
    assertThat(record.path("quality").get(0).path("roundTripMillis").asInt()).isEqualTo(35);
    var third = record.path("chat").get(2);
    assertThat(third.path("text").asText()).isEqualTo("third");
    assertThat(third.has("from")).isFalse();
    assertThat(third.path("by").path("name").asText()).isEqualTo("her son");
    var fourth = record.path("chat").get(3);
    assertThat(fourth.path("from").asText()).isEqualTo("LAWYER");
    assertThat(fourth.has("by")).isFalse();
    var present = record.path("present");
    assertThat(present).hasSize(2);
    assertThat(present.get(0).path("role").asText()).isEqualTo("FAMILY");
    assertThat(present.get(0).path("name").asText()).isEqualTo("her son");
    assertThat(present.get(0).path("lawyerId").asText()).isEmpty();
    assertThat(present.get(0).path("untilMillis").asLong())
        .isEqualTo(AT.plusSeconds(90).toEpochMilli());
    assertThat(present.get(0).path("how").asText()).isEqualTo("LEFT");
    assertThat(present.get(1).path("lawyerId").asText()).isEqualTo("lawyer-lu");
    assertThat(present.get(1).has("untilMillis")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "RESIDENT, bo, 404, NOT_FOUND",
    "LAWYER, lawyer-mao, 404, NOT_FOUND",
    "OFFICER, officer-qian, 403, FORBIDDEN",
    "ADMINISTRATOR, admin-gao, 403, FORBIDDEN"
  })
  void itStaysShutForEverybodyElse(Role role, String person, int status, String code) {
    var answer = get("/api/records/c-1", role, person);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.raw().body()).doesNotContain("wages");
  }

  @Test
  void aRecordThatIsNotThereLooksLikeSomebodyElses() {
    assertThat(get("/api/records/c-9", Role.RESIDENT, "ling").code()).isEqualTo("NOT_FOUND");
  }

  @Test
  void nobodyReadsWithoutAToken() {
    assertThat(site.get("/api/records").code()).isEqualTo("TOKEN_INVALID");
    assertThat(site.get("/api/records", "Authorization", "Bearer x").code())
        .isEqualTo("TOKEN_INVALID");
  }

  @Test
  void guessingIdsIsHeldBack() {
    for (int i = 0; i < 120; i++) {
      assertThat(get("/api/records/c-9", Role.RESIDENT, "ling").status()).isEqualTo(404);
    }
    assertThat(get("/api/records/c-9", Role.RESIDENT, "ling").code()).isEqualTo("TOO_MANY_TRIES");
  }

  private TestSite.Answer get(String path, Role role, String person) {
    return site.get(path, "Authorization", "Bearer " + site.tokenOf(role, person));
  }

  /** The consultation c-1 of ling and Ms Shen; accounts know nobody. */
  private static void entity(EntityAddress to, Message message) {
    if (message instanceof Message.Look look) {
      var viewer = look.audience().viewer();
      boolean party = viewer.is(Role.RESIDENT, "ling") || viewer.is(Role.LAWYER, "lawyer-shen");
      var parts =
          Map.of("CONSULTATION/c-1", parts(), "CONFERENCE/conf-c-1", attendance())
              .get(to.kind() + "/" + to.id());
      look.replyTo()
          .tell(
              parts != null && party
                  ? new ViewUpdate.Whole("", new ViewVersion("e", 1), parts)
                  : new ViewUpdate.Closed("", Refusal.FORBIDDEN));
    } else if (message instanceof Message.Ask ask) {
      ask.replyTo().tell(new Reply.Done(ask.id()));
    }
  }

  private static Map<String, ViewPart> parts() {
    var parts = new LinkedHashMap<String, ViewPart>();
    parts.put(
        "call",
        new ConsultationView.Call(
            new ConsultationId("c-1"),
            ConsultationView.Phase.CLOSED,
            new CaseId("case"),
            new LawyerId("lawyer-shen"),
            new ResidentId("ling"),
            Kind.LIVE,
            AT,
            Optional.empty(),
            false,
            Optional.of(Outcome.RESOLVED),
            true,
            Optional.empty(),
            0,
            Optional.of(ConferenceId.of(new ConsultationId("c-1")))));
    parts.put("brief", new ConsultationView.Asked(new DeskId("labour"), brief()));
    parts.put(
        "chat/2", new ConsultationView.Chat(2, Side.LAWYER, clear(Purpose.CHAT, "second"), AT));
    parts.put(
        "chat/1", new ConsultationView.Chat(1, Side.RESIDENT, clear(Purpose.CHAT, "first"), AT));
    parts.put("record", new ConsultationView.Written(advice(), AT));
    parts.put(
        "addendum/1", new ConsultationView.Addendum(1, clear(Purpose.ADDENDUM, "paid since"), AT));
    parts.put(
        "quality/resident",
        new ConsultationView.Measured(
            Side.RESIDENT,
            new Consultation.Quality(800, 35, 2, 640, 480, 0, "video"),
            Optional.empty()));
    return parts;
  }

  private static Map<String, ViewPart> attendance() {
    var son =
        new Attendance(
            new MemberId("m3"),
            1,
            MemberRole.FAMILY,
            new Caller(Role.GUEST, "guest"),
            clear(Purpose.MEMBER_NAME, "her son"),
            Optional.empty(),
            AT,
            AT.plusSeconds(30),
            true,
            Optional.of(new Attendance.End(AT.plusSeconds(90), Attendance.How.LEFT)));
    var interpreter =
        new Attendance(
            new MemberId("m4"),
            1,
            MemberRole.INTERPRETER,
            new Caller(Role.LAWYER, "lawyer-lu"),
            Sealed.none("ling"),
            Optional.of(new DeskId("interpreting")),
            AT,
            AT.plusSeconds(60),
            true,
            Optional.empty());
    var fromSon = line(1, "m3", MemberRole.FAMILY, "third", AT.plusSeconds(40));
    var fromLawyer = line(2, "m1", MemberRole.HOST, "fourth", AT.plusSeconds(50));
    return Map.of(
        "attendance/1", interpreter, "attendance/0", son, "line/2", fromLawyer, "line/1", fromSon);
  }

  private static ConferenceView.Line line(
      int number, String from, MemberRole role, String text, Instant at) {
    return new ConferenceView.Line(
        number, new MemberId(from), role, clear(Purpose.CONFERENCE_LINE, text), at);
  }

  private static Consultation.Advice advice() {
    return new Consultation.Advice(
        "LABOUR",
        clear(Purpose.RECORD_FACTS, "wages are owed"),
        clear(Purpose.RECORD_REQUEST, "to be paid"),
        clear(Purpose.RECORD_ADVICE, "apply for arbitration"),
        List.of("劳动法第五十条"),
        "LABOUR_ARBITRATION",
        "");
  }

  private static Brief brief() {
    var none = Sealed.none("ling");
    return new Brief(
        "LABOUR",
        Channel.PHONE_WEB,
        "nanzha",
        Set.of(),
        false,
        Media.NONE,
        "",
        "1",
        false,
        none,
        clear(Purpose.FACTS, "my boss"),
        none,
        none,
        none);
  }

  private static Sealed clear(String purpose, String text) {
    return new Sealed("ling", (purpose + ":" + text).getBytes(StandardCharsets.UTF_8));
  }

  /** Opens under the purpose alone that a value was sealed for. */
  private static final class Plain implements Sealer {
    @Override
    public CompletionStage<Sealed> seal(String subject, String purpose, String clear) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Optional<String>> open(Sealed value, String purpose) {
      var text = new String(value.ciphertext(), StandardCharsets.UTF_8);
      return CompletableFuture.completedFuture(
          text.startsWith(purpose + ":")
              ? Optional.of(text.substring(purpose.length() + 1))
              : Optional.empty());
    }
  }

  /** The rows above, of ling and Ms Shen. */
  private final class Rows implements RecordQueries {
    @Override
    public CompletionStage<List<ServiceRecord>> ofResident(
        ResidentId resident, Instant before, int limit) {
      return page(resident.value().equals("ling"), before, limit);
    }

    @Override
    public CompletionStage<List<ServiceRecord>> ofLawyer(
        LawyerId lawyer, Instant before, int limit) {
      return page(lawyer.value().equals("lawyer-shen"), before, limit);
    }

    private CompletionStage<List<ServiceRecord>> page(boolean theirs, Instant before, int limit) {
      return CompletableFuture.completedFuture(
          rows.stream()
              .filter(row -> theirs && row.opened().isBefore(before))
              .sorted((one, other) -> other.opened().compareTo(one.opened()))
              .limit(limit)
              .toList());
    }

    @Override
    public CompletionStage<Optional<ServiceRecord>> find(
        ResidentId resident, ConsultationId consultation) {
      return CompletableFuture.completedFuture(
          rows.stream().filter(row -> row.id().equals(consultation.value())).findFirst());
    }
  }

  private static ServiceRecord row(String id, Instant at) {
    return new ServiceRecord(
        Service.CONSULTATION,
        id,
        1,
        new PoolId("wuzhen"),
        new ServiceRecord.Place(Channel.PHONE_WEB, "nanzha"),
        new ServiceRecord.Matter(new DeskId("labour"), Kind.LIVE, "LABOUR"),
        new ServiceRecord.Parties(
            new ResidentId("ling"),
            Optional.of(new LawyerId("lawyer-shen")),
            new CaseId("case"),
            new TicketId("ticket")),
        new ServiceRecord.Times(
            at, Duration.ofSeconds(42), Duration.ofMinutes(10), Optional.of(at.plusSeconds(600))),
        Optional.of(Outcome.RESOLVED.name()),
        new ServiceRecord.Merit(true, true, Optional.of(4)));
  }
}
