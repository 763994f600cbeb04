package legalhub.actors.supervision;

import static legalhub.actors.Sample.HUB;
import static legalhub.actors.supervision.SamplePerson.FOREIGN_OFFICER;
import static legalhub.actors.supervision.SamplePerson.OFFICER;
import static legalhub.actors.supervision.SamplePerson.OTHER_OFFICER;
import static legalhub.actors.supervision.SamplePerson.PERSON;
import static legalhub.actors.supervision.SamplePerson.SELF;
import static legalhub.actors.supervision.SamplePerson.TOWN;
import static legalhub.actors.supervision.SamplePerson.admission;
import static legalhub.actors.supervision.SamplePerson.at;
import static legalhub.actors.supervision.SamplePerson.sealed;
import static legalhub.actors.supervision.SamplePerson.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import legalhub.actors.caseload.Caseload;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.LifecycleTable;
import legalhub.actors.entity.LifecycleTable.Asked;
import legalhub.actors.entity.Played;
import legalhub.actors.entity.Refusal;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.supervision.SupervisedPerson.Command;
import legalhub.actors.supervision.SupervisedPerson.Event;
import legalhub.actors.voicereport.Reason;
import legalhub.actors.voicereport.ReportId;
import legalhub.actors.voicereport.Verdict;
import legalhub.actors.voicereport.VoiceReport;
import org.junit.jupiter.api.Test;

class SupervisedPersonTest {
  private static final SupervisedPerson.Admission FILE =
      admission(SupervisionClass.RELAXED, "2026-11-02", "2027-11-01");
  private static final Caller ADMINISTRATOR = new Caller(Caller.Role.ADMINISTRATOR, "admin");
  private static final ReportId REPORT = new ReportId("report");
  private static final Sealed NONE = Sealed.none(PERSON.value());

  private final Played<Command, Event, SupervisedState> played =
      new Played<>(new SupervisedPersonRules(PERSON, TOWN));

  private static SupervisedPerson.BeginReport begin(ReportId report, Placement placement) {
    return new SupervisedPerson.BeginReport(report, "1234", at(placement), "device");
  }

  private static SupervisedPerson.Leave leave() {
    return new SupervisedPerson.Leave("leave", "2026-11-03", "2026-11-05", sealed("there"), NONE);
  }

  @Test
  void lifecycle() {
    var rules = new SupervisedPersonRules(PERSON, TOWN);
    var open = new Played<>(rules);
    open.recorded(OFFICER, new SupervisedPerson.Admit(FILE));
    var speaking = new Played<>(rules);
    speaking.recorded(OFFICER, new SupervisedPerson.Admit(FILE));
    speaking.recorded(SELF, begin(REPORT, Placement.OUTSIDE));
    speaking.recorded(SELF, new SupervisedPerson.AskLeave(leave()));
    speaking.recorded(OFFICER, new SupervisedPerson.DecideLeave("leave", true, NONE));
    speaking.recorded(HUB, new SupervisedPerson.CreditHours("credit", "2026-11", 60));
    var released = new Played<>(rules);
    released.recorded(OFFICER, new SupervisedPerson.Admit(FILE));
    released.recorded(OFFICER, new SupervisedPerson.Release(false, sealed("served")));
    new LifecycleTable<Command, Event, SupervisedState>(
            rules,
            Command.class,
            """
                            | Vacant    | Open                        | Speaking           | Released
            Admit           | Admitted  | -                           | -                  | -
            Reclassify      | NOT_FOUND | Reclassified                | Reclassified       | NOT_IN_THIS_STATE
            BeginReport     | NOT_FOUND | ReportBegun+ExceptionRaised | -                  | NOT_IN_THIS_STATE
            ReportOver      | NOT_FOUND | ReportEnded                 | ReportEnded        | ReportEnded
            DropReport      | NOT_FOUND | ReportDropped               | ReportDropped      | ReportDropped
            CheckIn         | NOT_FOUND | CheckedIn+ExceptionRaised   | CheckedIn+ExceptionRaised | NOT_IN_THIS_STATE
            AskLeave        | NOT_FOUND | LeaveAsked                  | -                  | NOT_IN_THIS_STATE
            DecideLeave     | NOT_FOUND | NOT_FOUND                   | -                  | NOT_IN_THIS_STATE
            ReturnFromLeave | NOT_FOUND | NOT_FOUND                   | LeaveReturned      | NOT_IN_THIS_STATE
            Censure         | NOT_FOUND | Censured                    | Censured           | NOT_IN_THIS_STATE
            CreditHours     | NOT_FOUND | HoursCredited               | -                  | HoursCredited
            CorrectHours    | NOT_FOUND | NOT_FOUND                   | HoursCorrected     | NOT_FOUND
            Resolve         | NOT_FOUND | NOT_FOUND                   | ExceptionResolved  | NOT_FOUND
            Release         | NOT_FOUND | Released                    | Released           | NOT_IN_THIS_STATE
            Forget          | NOT_FOUND | Released                    | Released           | -
            OpenFile        | NOT_FOUND | FileOpened                  | FileOpened         | FileOpened
            Tick            | NOT_FOUND | -                           | -                  | -
            """)
        .holds(
            Map.of(
                "Vacant",
                SupervisedState.vacant(),
                "Open",
                open.state(),
                "Speaking",
                speaking.state(),
                "Released",
                released.state()),
            asked());
  }

  private static List<Asked<Command>> asked() {
    return List.of(
        new Asked<>(OFFICER, new SupervisedPerson.Admit(FILE)),
        new Asked<>(
            OFFICER, new SupervisedPerson.Reclassify(SupervisionClass.STRICT, sealed("why"))),
        new Asked<>(SELF, begin(REPORT, Placement.OUTSIDE)),
        new Asked<>(
            HUB,
            new SupervisedPerson.ReportOver(
                REPORT, SixMonths.at("2026-11-02T09:00"), Verdict.ACCEPTED, false, Set.of())),
        new Asked<>(HUB, new SupervisedPerson.DropReport(REPORT)),
        new Asked<>(SELF, new SupervisedPerson.CheckIn("check", at(Placement.UNKNOWN), "device")),
        new Asked<>(SELF, new SupervisedPerson.AskLeave(leave())),
        new Asked<>(OFFICER, new SupervisedPerson.DecideLeave("leave", true, NONE)),
        new Asked<>(SELF, new SupervisedPerson.ReturnFromLeave("leave")),
        new Asked<>(
            OFFICER,
            new SupervisedPerson.Censure(
                "censure", SupervisedPerson.Severity.WARNING, sealed("late"))),
        new Asked<>(HUB, new SupervisedPerson.CreditHours("credit", "2026-11", 60)),
        new Asked<>(OFFICER, new SupervisedPerson.CorrectHours("credit", 30, sealed("left early"))),
        new Asked<>(OFFICER, new SupervisedPerson.Resolve("position/report", NONE)),
        new Asked<>(OFFICER, new SupervisedPerson.Release(false, sealed("served"))),
        new Asked<>(ADMINISTRATOR, new SupervisedPerson.Forget()),
        new Asked<>(OFFICER, new SupervisedPerson.OpenFile("sitting")),
        new Asked<>(HUB, new SupervisedPerson.Tick()));
  }

  private void admitted() {
    played.recorded(OFFICER, new SupervisedPerson.Admit(FILE));
  }

  private static Refusal refusal(Decision<Event> decision) {
    return ((Decision.Refuse<Event>) decision).why();
  }

  @Test
  void aWomansGroupNeedsAWomanAndAMinorsFileItsNamedOfficers() {
    var anyone = new VoiceReport.Guard(false, Set.of());
    var closed = new VoiceReport.Guard(true, Set.of());
    for (var wrong : List.of(with(FILE, true, anyone, false), with(FILE, false, closed, false))) {
      assertThat(refusal(played.ask(OFFICER, new SupervisedPerson.Admit(wrong))))
          .isEqualTo(Refusal.INVALID);
    }
    played.recorded(OFFICER, new SupervisedPerson.Admit(with(FILE, true, anyone, true)));
  }

  @Test
  void onlyOfficersOfTheOfficeTouchAFileAndOnlyThePersonActsForThePerson() {
    admitted();
    var strangers =
        List.of(
            FOREIGN_OFFICER,
            ADMINISTRATOR,
            new Caller(Caller.Role.LAWYER, "qian"),
            new Caller(Caller.Role.SUPERVISED_PERSON, "another"));
    for (var stranger : strangers) {
      for (var one : asked()) {
        if (!one.by().isHub()
            && !one.by().equals(stranger)
            && !(one.command() instanceof SupervisedPerson.Admit)) {
          assertThat(refusal(played.ask(stranger, one.command()))).isEqualTo(Refusal.FORBIDDEN);
        }
      }
      assertThat(look(stranger)).isFalse();
    }
    assertThat(refusal(played.ask(OFFICER, begin(REPORT, Placement.INSIDE))))
        .isEqualTo(Refusal.FORBIDDEN);
    assertThat(refusal(played.ask(SELF, asked().get(9).command()))).isEqualTo(Refusal.FORBIDDEN);
    assertThat(refusal(played.ask(HUB, asked().get(9).command()))).isEqualTo(Refusal.FORBIDDEN);
  }

  private boolean look(Caller by) {
    return new SupervisedPersonRules(PERSON, TOWN)
        .view(played.state(), new Audience(by, SupervisionView.FILE, ""), played.now())
        .isPresent();
  }

  @Test
  void aMinorsFileIsClosedToAllButNamedOfficers() {
    var guard = new VoiceReport.Guard(true, Set.of("qian"));
    played.recorded(OFFICER, new SupervisedPerson.Admit(with(FILE, false, guard, false)));
    played.recorded(OFFICER, new SupervisedPerson.OpenFile("s"));
    assertThat(look(OFFICER)).isTrue();
    assertThat(look(OTHER_OFFICER)).isFalse();
    assertThat(refusal(played.ask(OTHER_OFFICER, new SupervisedPerson.OpenFile("s"))))
        .isEqualTo(Refusal.FORBIDDEN);
  }

  @Test
  void anOfficerSeesAFileOnceTheirLookIsOnRecordAndForADaysWork() {
    admitted();
    assertThat(look(OFFICER)).isFalse();
    played.recorded(OFFICER, new SupervisedPerson.OpenFile("sitting"));
    assertThat(look(OFFICER)).isTrue();
    assertThat(look(OTHER_OFFICER)).isFalse();
    played.pass(Duration.ofHours(12));
    assertThat(look(OFFICER)).isFalse();
    assertThat(look(SELF)).isTrue();
  }

  @Test
  void anotherReportGivesTheFirstUp() {
    admitted();
    played.recorded(SELF, begin(REPORT, Placement.INSIDE));
    played.recorded(SELF, begin(new ReportId("second"), Placement.INSIDE));
    assertThat(played.duties()).contains(new VoiceReport.GiveUp());
    assertThat(played.state().voice().speaking().orElseThrow().report().value())
        .isEqualTo("second");
  }

  @Test
  void whatIsKnownFromTheBeginningGoesWithTheReport() {
    admitted();
    played.recorded(SELF, begin(REPORT, Placement.INSIDE));
    played.recorded(
        SELF,
        new SupervisedPerson.BeginReport(
            new ReportId("second"), "1234", at(Placement.OUTSIDE), "other device"));
    played.pass(Duration.ofHours(14)); // 23:00 in the town.
    played.recorded(SELF, begin(new ReportId("third"), Placement.UNCERTAIN));
    var noted =
        played.duties().stream()
            .filter(VoiceReport.Open.class::isInstance)
            .map(duty -> ((VoiceReport.Open) duty).commission().noted())
            .toList();
    assertThat(noted).containsExactly(Set.of(Reason.OUTSIDE_WINDOW, Reason.UNCERTAIN_POSITION));
    assertThat(played.state().open().get("position/second").kind())
        .isEqualTo(SupervisedPerson.ExceptionKind.OUT_OF_BOUNDS);
  }

  @Test
  void outsideIsNoExceptionDuringAnApprovedLeave() {
    admitted();
    played.recorded(SELF, new SupervisedPerson.AskLeave(leave()));
    played.recorded(OFFICER, new SupervisedPerson.DecideLeave("leave", true, NONE));
    played.pass(Duration.ofDays(1));
    var events =
        played.recorded(
            SELF, new SupervisedPerson.CheckIn("check", at(Placement.OUTSIDE), "device"));
    assertThat(events).hasSize(1);
    assertThat(((SupervisedPerson.CheckedIn) events.get(0)).fix().placement())
        .isEqualTo(Placement.ON_LEAVE);
  }

  @Test
  void nearTheBoundaryIsNeverOutOfBounds() {
    admitted();
    var check = new SupervisedPerson.CheckIn("check", at(Placement.UNCERTAIN), "device");
    assertThat(played.recorded(SELF, check)).hasSize(1);
  }

  @Test
  void theOfficesBoardHearsOfEverythingThatChanges() {
    admitted();
    played.recorded(SELF, begin(REPORT, Placement.INSIDE));
    played.recorded(
        HUB,
        new SupervisedPerson.ReportOver(
            REPORT, played.now(), Verdict.NEEDS_REVIEW, false, Set.of(Reason.GAP)));
    var entry =
        played.duties().stream()
            .filter(Caseload.Stand.class::isInstance)
            .map(duty -> ((Caseload.Stand) duty).entry())
            .findFirst()
            .orElseThrow();
    assertThat(entry.toReview()).containsExactly(REPORT);
    assertThat(entry.speaking()).isEmpty();
    assertThat(entry.version()).isEqualTo(played.state().standing().version());
  }
}
