package legalhub.actors.session;

import java.util.Optional;
import java.util.Set;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.entity.Refusal;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.queue.CloseReason;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.TicketId;
import legalhub.actors.town.DeskId;

/**
 * The protocol of one resident's session: the seat of the person, with at most one open ticket or
 * consultation. Keyed by the resident, so that two tabs or two devices meet the same actor.
 */
public interface ResidentSession {

  /** What may be asked. */
  sealed interface Command {}

  record AskForLawyer(Visit visit) implements Command {}

  record Withdraw(TicketId ticket) implements Command {}

  record ChooseFallback(TicketId ticket, Kind kind, Brief brief) implements Command {}

  /**
   * The person leaves the last page of a visit.
   *
   * @param consultation which one was rated or not; empty after a promise
   */
  record FinishVisit(Optional<ConsultationId> consultation) implements Command {}

  /** From the queue. */
  record JoinRefused(TicketId ticket, Refusal why) implements Command {}

  /**
   * @param turn of the ticket's consultations: an older one than is known changes nothing
   */
  record Answered(
      TicketId ticket, ConsultationId consultation, LawyerId lawyer, Kind kind, int turn)
      implements Command {}

  /** The consultation ended without service, and the ticket is back in its place. */
  record Requeued(TicketId ticket, ConsultationId consultation, int turn) implements Command {}

  record TicketClosed(TicketId ticket, CloseReason reason) implements Command {}

  /** From the consultation. */
  record ConsultationEnded(TicketId ticket, ConsultationId consultation, Outcome outcome)
      implements Command {}

  /** Leases of the session's own agenda. */
  record ConnectionLost() implements Command {}

  record ConnectionBack() implements Command {}

  /** Nobody rates any more. */
  record RatingOver(ConsultationId consultation) implements Command {}

  /** What is recorded, and kept for ever. */
  sealed interface Event {}

  record Asked(Visit visit) implements Event {}

  record Withdrawn(TicketId ticket) implements Event {}

  record FallbackChosen(TicketId ticket, Kind kind, Brief brief) implements Event {}

  record NotQueued(TicketId ticket, Refusal why) implements Event {}

  record LawyerFound(TicketId ticket, ConsultationId consultation, LawyerId lawyer, int turn)
      implements Event {}

  record BackInQueue(TicketId ticket, ConsultationId consultation, int turn) implements Event {}

  record TicketEnded(TicketId ticket, CloseReason reason) implements Event {}

  record TalkEnded(ConsultationId consultation, Outcome outcome) implements Event {}

  record Finished() implements Event {}

  record Disconnected() implements Event {}

  record Reconnected() implements Event {}

  /**
   * What a person comes for.
   *
   * @param conflicts lawyers who are known to act for the other side
   */
  record Visit(
      TicketId ticket,
      PoolId pool,
      DeskId desk,
      CaseId matter,
      Kind kind,
      Brief brief,
      Set<LawyerId> conflicts) {

    /** The same visit with something else asked for, or said. */
    public Visit with(Kind otherKind, Brief otherBrief) {
      return new Visit(ticket, pool, desk, matter, otherKind, otherBrief, conflicts);
    }
  }
}
