package legalhub.actors.consultation;

import static legalhub.actors.Sample.HUB;
import static legalhub.actors.Sample.lawyer;
import static legalhub.actors.Sample.resident;
import static legalhub.actors.Sample.sealed;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.Sample;
import legalhub.actors.consultation.Consultation.Command;
import legalhub.actors.consultation.Consultation.Event;
import legalhub.actors.entity.LifecycleTable;
import legalhub.actors.entity.LifecycleTable.Asked;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.session.Media;
import legalhub.actors.town.ConsultationSettings;
import org.junit.jupiter.api.Test;

class ConsultationLifecycleTest {
  private static final Instant AT = Instant.parse("2026-11-02T01:00:00Z");
  private static final Media VIDEO = new Media(true, true);
  private static final Consultation.Advice ADVICE =
      new Consultation.Advice(
          "LABOUR", sealed("facts"), sealed("request"), sealed("advice"), List.of(), "", "");

  private final ConsultationRules rules =
      new ConsultationRules(new ConsultationId("call"), ConsultationSettings.defaults());

  @Test
  void lifecycle() {
    new LifecycleTable<Command, Event, ConsultationState>(
            rules,
            Command.class,
            """
                           | Vacant    | Joining           | Talking           | Dropped           | WrappingUp        | Written
            Open           | Opened    | -                 | -                 | -                 | -                 | -
            Join           | NOT_FOUND | Joined            | -                 | -                 | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE
            Leave          | NOT_FOUND | Ended             | Ended             | Ended             | -                 | -
            Say            | NOT_FOUND | Said              | Said              | Said              | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE
            SetMedia       | NOT_FOUND | MediaSet          | MediaSet          | MediaSet          | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE
            SetHold        | NOT_FOUND | HoldSet           | HoldSet           | HoldSet           | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE
            End            | NOT_FOUND | Ended             | Ended             | Ended             | -                 | -
            ReportQuality  | NOT_FOUND | QualityReported   | QualityReported   | QualityReported   | QualityReported   | QualityReported
            CompleteRecord | NOT_FOUND | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | RecordCompleted   | RecordCompleted
            AddAddendum    | NOT_FOUND | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | AddendumAdded
            Transfer       | NOT_FOUND | Ended             | Ended             | Ended             | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE
            CheckConflict  | NOT_FOUND | ConflictChecked   | ConflictChecked   | ConflictChecked   | ConflictChecked   | ConflictChecked
            Rate           | NOT_FOUND | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | Rated             | Rated
            OpenConference | NOT_FOUND | ConferenceOpened  | ConferenceOpened  | ConferenceOpened  | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE
            TellStep       | NOT_FOUND | Stepped           | Stepped           | Stepped           | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE
            JoinTimeOut    | -         | Ended             | -                 | -                 | -                 | -
            LineLost       | -         | -                 | Dropped           | -                 | -                 | -
            LineBack       | -         | -                 | -                 | Returned          | -                 | -
            DropTimeOut    | -         | -                 | -                 | Ended             | -                 | -
            WrapUpTimeOut  | -         | -                 | -                 | -                 | WrapUpOver        | -
            ResidentGone   | -         | Ended             | -                 | -                 | -                 | -
            """)
        .holds(states(), commands());
  }

  private Map<String, ConsultationState> states() {
    var opened = new Consultation.Opened(Sample.commission("lawyer", AT));
    var lawyerJoined = new Consultation.Joined(Side.LAWYER, VIDEO);
    var bothJoined = new Consultation.Joined(Side.RESIDENT, VIDEO);
    var ended = new Consultation.Ended(Outcome.RESOLVED, Optional.empty(), Optional.empty());
    var states = new LinkedHashMap<String, ConsultationState>();
    states.put("Vacant", after());
    states.put("Joining", after(opened, lawyerJoined));
    states.put("Talking", after(opened, lawyerJoined, bothJoined));
    states.put(
        "Dropped",
        after(opened, lawyerJoined, bothJoined, new Consultation.Dropped(Side.RESIDENT)));
    states.put("WrappingUp", after(opened, lawyerJoined, bothJoined, ended));
    states.put(
        "Written",
        after(opened, lawyerJoined, bothJoined, ended, new Consultation.RecordCompleted(ADVICE)));
    return states;
  }

  private ConsultationState after(Event... events) {
    var state = rules.vacant();
    for (var event : events) {
      state = rules.apply(state, event, AT);
    }
    return state;
  }

  private static List<Asked<Command>> commands() {
    var quality = new Consultation.Quality(1_000, 40, 2, 640, 480, 0, "video");
    return List.of(
        new Asked<>(HUB, new Consultation.Open(Sample.commission("lawyer", AT))),
        new Asked<>(resident(), new Consultation.Join(VIDEO)),
        new Asked<>(resident(), new Consultation.Leave()),
        new Asked<>(resident(), new Consultation.Say(sealed("hello"))),
        new Asked<>(resident(), new Consultation.SetMedia(Media.NONE)),
        new Asked<>(lawyer("lawyer"), new Consultation.SetHold(true)),
        new Asked<>(lawyer("lawyer"), new Consultation.End(Outcome.RESOLVED)),
        new Asked<>(resident(), new Consultation.ReportQuality(quality)),
        new Asked<>(resident(), new Consultation.OpenConference(false)),
        new Asked<>(resident(), new Consultation.TellStep(MediaStep.AUDIO)),
        new Asked<>(lawyer("lawyer"), new Consultation.CompleteRecord(ADVICE)),
        new Asked<>(lawyer("lawyer"), new Consultation.AddAddendum(sealed("more"))),
        new Asked<>(
            lawyer("lawyer"),
            new Consultation.Transfer(Optional.of(new LawyerId("other")), Optional.empty())),
        new Asked<>(lawyer("lawyer"), new Consultation.CheckConflict(false)),
        new Asked<>(resident(), new Consultation.Rate(5, sealed("thanks"))),
        new Asked<>(HUB, new Consultation.JoinTimeOut()),
        new Asked<>(HUB, new Consultation.LineLost(Side.RESIDENT)),
        new Asked<>(HUB, new Consultation.LineBack(Side.RESIDENT)),
        new Asked<>(HUB, new Consultation.DropTimeOut(AT)),
        new Asked<>(HUB, new Consultation.WrapUpTimeOut()),
        new Asked<>(HUB, new Consultation.ResidentGone()));
  }
}
