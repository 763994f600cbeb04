package legalhub.actors.voicereport;

import static legalhub.actors.Sample.HUB;
import static legalhub.actors.Sample.POOL;
import static legalhub.actors.supervision.SamplePerson.FOREIGN_OFFICER;
import static legalhub.actors.supervision.SamplePerson.OFFICER;
import static legalhub.actors.supervision.SamplePerson.OTHER_OFFICER;
import static legalhub.actors.supervision.SamplePerson.PERSON;
import static legalhub.actors.supervision.SamplePerson.SELF;
import static legalhub.actors.supervision.SamplePerson.TOWN;
import static legalhub.actors.supervision.SamplePerson.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.LifecycleTable;
import legalhub.actors.entity.LifecycleTable.Asked;
import legalhub.actors.entity.Played;
import legalhub.actors.entity.Refusal;
import legalhub.actors.supervision.SupervisedId;
import legalhub.actors.supervision.SupervisedPerson;
import legalhub.actors.voicereport.VoiceReport.Command;
import legalhub.actors.voicereport.VoiceReport.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoiceReportTest {
  private static final ReportId REPORT = new ReportId("report");
  private static final Instant BEGUN = Instant.parse("2026-11-02T01:00:00Z");
  private static final VoiceReport.Finish FINISH =
      new VoiceReport.Finish(
          List.of(
              new VoiceReport.Sum(
                  1,
                  300,
                  300,
                  "a".repeat(64),
                  Duration.ofMinutes(1),
                  Duration.ofSeconds(50),
                  Duration.ZERO)),
          Set.of(),
          "b".repeat(64));

  private final Played<Command, Event, VoiceReportState> played =
      new Played<>(new VoiceReportRules(REPORT, TOWN));

  private static VoiceReport.Open open(VoiceReport.Guard guard, Reason... noted) {
    return new VoiceReport.Open(
        new VoiceReport.Commission(
            REPORT, PERSON, POOL, guard, "1234", BEGUN, "INSIDE", Set.of(noted)));
  }

  private static VoiceReport.Open open() {
    return open(new VoiceReport.Guard(false, Set.of()));
  }

  private static VoiceReport.OpenSegment segment(int number) {
    return new VoiceReport.OpenSegment(number, "audio/webm;codecs=opus", BEGUN);
  }

  @Test
  void lifecycle() {
    var rules = new VoiceReportRules(REPORT, TOWN);
    var begun = new Played<>(rules);
    begun.recorded(HUB, open());
    var spoken = new Played<>(rules);
    spoken.recorded(HUB, open());
    spoken.recorded(SELF, segment(1));
    var givenUp = new Played<>(rules);
    givenUp.recorded(HUB, open());
    givenUp.recorded(HUB, new VoiceReport.GiveUp());
    var finished = new Played<>(rules);
    finished.recorded(HUB, open());
    finished.recorded(SELF, FINISH);
    new LifecycleTable<Command, Event, VoiceReportState>(
            rules,
            Command.class,
            """
                        | Vacant    | Begun             | Spoken        | GivenUp       | Finished
            Open        | Opened    | -                 | -             | -             | -
            OpenSegment | NOT_FOUND | SegmentOpened     | -             | SegmentOpened | NOT_IN_THIS_STATE
            Hear        | NOT_FOUND | Heard             | Heard         | Heard         | Heard
            Finish      | NOT_FOUND | Finished          | Finished      | Finished      | -
            Review      | NOT_FOUND | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | Reviewed  | Reviewed
            GiveUp      | NOT_FOUND | GivenUp           | GivenUp       | -             | -
            """)
        .holds(
            Map.of(
                "Vacant",
                VoiceReportState.vacant(),
                "Begun",
                begun.state(),
                "Spoken",
                spoken.state(),
                "GivenUp",
                givenUp.state(),
                "Finished",
                finished.state()),
            List.of(
                new Asked<>(HUB, open()),
                new Asked<>(SELF, segment(1)),
                new Asked<>(OFFICER, new VoiceReport.Hear("sitting")),
                new Asked<>(SELF, FINISH),
                new Asked<>(OFFICER, new VoiceReport.Review(true, sealed("fine"))),
                new Asked<>(HUB, new VoiceReport.GiveUp())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # found                      | counts as
                                       | ACCEPTED
          UNCERTAIN_POSITION           | ACCEPTED
          NO_POSITION                  | ACCEPTED
          UNCHECKED                    | ACCEPTED
          GAP                          | NEEDS_REVIEW
          HEARD_BEFORE                 | NEEDS_REVIEW
          OTHER_DEVICE                 | NEEDS_REVIEW
          OUT_OF_BOUNDS                | NEEDS_REVIEW
          OUTSIDE_WINDOW               | NEEDS_REVIEW
          INCOMPLETE                   | NEEDS_REVIEW
          HASH_MISMATCH                | NEEDS_REVIEW
          LENGTH_MISMATCH              | NEEDS_REVIEW
          UNFINISHED                   | NEEDS_REVIEW
          DIGITS_NOT_READ              | NEEDS_REVIEW
          VOICE_UNLIKE                 | NEEDS_REVIEW
          NOT_AUDIO                    | REJECTED
          SILENT                       | REJECTED
          TOO_SHORT                    | REJECTED
          GAP SILENT                   | REJECTED
          NO_POSITION GAP              | NEEDS_REVIEW
          UNCHECKED VOICE_UNLIKE       | NEEDS_REVIEW
          """)
  void theHeaviestReasonDecides(String found, Verdict countsAs) {
    var reasons =
        found == null
            ? List.<Reason>of()
            : List.of(found.split(" ")).stream().map(Reason::valueOf).toList();
    assertThat(Verdict.of(reasons)).isEqualTo(countsAs);
  }

  private static Refusal refusal(Decision<Event> decision) {
    return ((Decision.Refuse<Event>) decision).why();
  }

  @Test
  void nobodyButThePersonBringsItAndNobodyButTheOfficeHearsIt() {
    played.recorded(HUB, open());
    var another = new Caller(Caller.Role.SUPERVISED_PERSON, "another");
    for (var by : List.of(another, OFFICER, HUB)) {
      assertThat(refusal(played.ask(by, segment(1)))).isEqualTo(Refusal.FORBIDDEN);
      assertThat(refusal(played.ask(by, FINISH))).isEqualTo(Refusal.FORBIDDEN);
    }
    var admin = new Caller(Caller.Role.ADMINISTRATOR, "admin");
    for (var by : List.of(another, SELF, FOREIGN_OFFICER, admin)) {
      assertThat(refusal(played.ask(by, new VoiceReport.Hear("s")))).isEqualTo(Refusal.FORBIDDEN);
    }
    assertThat(sees(another)).isFalse();
    assertThat(sees(admin)).isFalse();
    assertThat(sees(SELF)).isTrue();
    assertThat(sees(OFFICER)).isTrue();
  }

  private boolean sees(Caller by) {
    return new VoiceReportRules(REPORT, TOWN)
        .view(played.state(), new Audience(by, VoiceReportView.REPORT, ""), played.now())
        .isPresent();
  }

  @Test
  void aMinorsReportIsHeardByNamedOfficersOnly() {
    played.recorded(HUB, open(new VoiceReport.Guard(true, Set.of("qian"))));
    assertThat(refusal(played.ask(OTHER_OFFICER, new VoiceReport.Hear("s"))))
        .isEqualTo(Refusal.FORBIDDEN);
    played.recorded(OFFICER, new VoiceReport.Hear("s"));
    assertThat(sees(OTHER_OFFICER)).isFalse();
  }

  @Test
  void anotherPersonsReportIdGetsNothing() {
    played.recorded(HUB, open());
    var stolen =
        new VoiceReport.Open(
            new VoiceReport.Commission(
                REPORT,
                new SupervisedId("thief"),
                POOL,
                new VoiceReport.Guard(false, Set.of()),
                "1",
                BEGUN,
                "FREE",
                Set.of()));
    assertThat(refusal(played.ask(HUB, stolen))).isEqualTo(Refusal.NOT_IN_THIS_STATE);
  }

  @Test
  void piecesAreCountedWithoutAGap() {
    played.recorded(HUB, open());
    assertThat(refusal(played.ask(SELF, segment(2)))).isEqualTo(Refusal.INVALID);
    played.recorded(SELF, segment(1));
    played.recorded(SELF, segment(2));
    assertThat(played.state().segments()).hasSize(2);
  }

  @Test
  void aListenerIsOnRecordOnceForASittingAndWhetherItWasLive() {
    played.recorded(HUB, open());
    played.recorded(OFFICER, new VoiceReport.Hear("s"));
    assertThat(played.ask(OFFICER, new VoiceReport.Hear("s"))).isEqualTo(Decision.alreadySo());
    played.recorded(SELF, FINISH);
    played.recorded(OFFICER, new VoiceReport.Hear("later"));
    assertThat(played.state().listenedLive()).isEqualTo(1);
  }

  @Test
  void aReportThatNobodyEndedEndsByItselfAndMayStillBeFinished() {
    played.recorded(HUB, open());
    played.recorded(SELF, segment(1));
    played.pass(Duration.ofMinutes(31));
    assertThat(played.state().verdict()).contains(Verdict.NEEDS_REVIEW);
    assertThat(played.state().reasons()).containsExactly(Reason.UNFINISHED);
    played.recorded(SELF, FINISH);
    assertThat(played.state().verdict()).contains(Verdict.ACCEPTED);
  }

  @Test
  void whatBecameOfItIsToldThePersonsFileAgainWhenAnOfficerHasJudged() {
    played.recorded(HUB, open(new VoiceReport.Guard(false, Set.of()), Reason.OTHER_DEVICE));
    played.recorded(SELF, FINISH);
    assertThat(played.duties()).containsExactly(over(Verdict.NEEDS_REVIEW, false));
    played.recorded(OFFICER, new VoiceReport.Review(false, sealed("not your voice")));
    assertThat(played.duties()).containsExactly(over(Verdict.REJECTED, true));
  }

  private static SupervisedPerson.ReportOver over(Verdict verdict, boolean judged) {
    return new SupervisedPerson.ReportOver(
        REPORT, BEGUN, verdict, judged, Set.of(Reason.OTHER_DEVICE));
  }
}
