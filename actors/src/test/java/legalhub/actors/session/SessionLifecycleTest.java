package legalhub.actors.session;

import static legalhub.actors.Sample.HUB;
import static legalhub.actors.Sample.RESIDENT;
import static legalhub.actors.Sample.TICKET;
import static legalhub.actors.Sample.brief;
import static legalhub.actors.Sample.resident;
import static legalhub.actors.Sample.visit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.entity.LifecycleTable;
import legalhub.actors.entity.LifecycleTable.Asked;
import legalhub.actors.entity.Refusal;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.CloseReason;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.ResidentSession.Command;
import legalhub.actors.session.ResidentSession.Event;
import org.junit.jupiter.api.Test;

class SessionLifecycleTest {
  private static final Instant AT = Instant.parse("2026-11-02T01:00:00Z");
  private static final ConsultationId CALL = new ConsultationId("call");
  private static final LawyerId LAWYER = new LawyerId("lawyer");

  @Test
  void lifecycle() {
    var rules = new SessionRules(RESIDENT);
    new LifecycleTable<Command, Event, SessionState>(
            rules,
            Command.class,
            """
                              | Idle              | Waiting        | Choosing          | Promised          | InConsultation    | Rating
            AskForLawyer      | Asked             | ALREADY_WAITING | Asked            | Asked             | ALREADY_WAITING   | Asked
            Withdraw          | NOT_IN_THIS_STATE | Withdrawn      | Withdrawn         | Withdrawn         | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE
            ChooseFallback    | NOT_IN_THIS_STATE | FallbackChosen | FallbackChosen    | FallbackChosen    | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE
            FinishVisit       | -                 | NOT_IN_THIS_STATE | Finished       | Finished          | NOT_IN_THIS_STATE | Finished
            JoinRefused       | -                 | NotQueued      | -                 | NotQueued         | -                 | -
            Answered          | NOT_IN_THIS_STATE | LawyerFound    | NOT_IN_THIS_STATE | LawyerFound       | -                 | NOT_IN_THIS_STATE
            Requeued          | -                 | BackInQueue    | -                 | -                 | BackInQueue       | -
            TicketClosed      | -                 | TicketEnded    | -                 | TicketEnded       | TicketEnded       | -
            ConsultationEnded | -                 | TalkEnded      | -                 | TalkEnded         | TalkEnded         | -
            ConnectionLost    | -                 | Disconnected   | -                 | -                 | -                 | -
            ConnectionBack    | -                 | -              | -                 | -                 | -                 | -
            RatingOver        | -                 | -              | -                 | -                 | -                 | Finished
            """)
        .holds(states(), commands());
  }

  private static Map<String, SessionState> states() {
    var live = visit(Kind.LIVE);
    return Map.of(
        "Idle", SessionState.fresh(),
        "Waiting", SessionState.fresh().present(new SessionState.Waiting(live, 0, AT)),
        "Choosing", SessionState.fresh().to(new SessionState.Choosing(live, "NO_LAWYER", AT)),
        "Promised",
            SessionState.fresh()
                .to(new SessionState.Promised(visit(Kind.CALLBACK), false, false, AT)),
        "InConsultation",
            SessionState.fresh().to(new SessionState.InConsultation(live, CALL, LAWYER, 1, AT)),
        "Rating",
            SessionState.fresh().to(new SessionState.Rating(live, CALL, Outcome.RESOLVED, AT)));
  }

  private static List<Asked<Command>> commands() {
    var another =
        new ResidentSession.Visit(
            new TicketId("another"),
            visit(Kind.LIVE).pool(),
            visit(Kind.LIVE).desk(),
            visit(Kind.LIVE).matter(),
            Kind.LIVE,
            brief("", ""),
            Set.of());
    return List.of(
        new Asked<>(resident(), new ResidentSession.AskForLawyer(another)),
        new Asked<>(resident(), new ResidentSession.Withdraw(TICKET)),
        new Asked<>(
            resident(),
            new ResidentSession.ChooseFallback(TICKET, Kind.CALLBACK, brief("138", ""))),
        new Asked<>(resident(), new ResidentSession.FinishVisit(Optional.empty())),
        new Asked<>(HUB, new ResidentSession.JoinRefused(TICKET, Refusal.QUEUE_CLOSED)),
        new Asked<>(HUB, new ResidentSession.Answered(TICKET, CALL, LAWYER, Kind.LIVE, 1)),
        new Asked<>(HUB, new ResidentSession.Requeued(TICKET, CALL, 1)),
        new Asked<>(HUB, new ResidentSession.TicketClosed(TICKET, CloseReason.NO_LAWYER)),
        new Asked<>(HUB, new ResidentSession.ConsultationEnded(TICKET, CALL, Outcome.RESOLVED)),
        new Asked<>(HUB, new ResidentSession.ConnectionLost()),
        new Asked<>(HUB, new ResidentSession.ConnectionBack()),
        new Asked<>(HUB, new ResidentSession.RatingOver(CALL)));
  }
}
