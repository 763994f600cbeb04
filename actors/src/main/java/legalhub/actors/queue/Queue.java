package legalhub.actors.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.lawyer.Standing;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.session.Brief;
import legalhub.actors.session.Group;
import legalhub.actors.session.ResidentId;
import legalhub.actors.town.DeskId;
import legalhub.actors.town.QueueSettings;

/**
 * The protocol of one pool's queue: the only one who orders tickets and who commits a lawyer, so
 * that no two deciders can disagree.
 */
public interface Queue {

  /** What may be asked. */
  sealed interface Command {}

  /**
   * A resident's session takes a place. A ticket that is known, open or closed, is not taken twice.
   */
  record Join(Entry entry) implements Command {}

  /**
   * A conference asks for whoever is next on a desk.
   *
   * @param conference of a consultation that this queue's lawyers serve
   */
  record Assist(TicketId ticket, ConferenceId conference, DeskId desk) implements Command {}

  /**
   * The person gives the place up. Possible until the lawyer has accepted; then the acceptance
   * stands.
   */
  record Withdraw(TicketId ticket) implements Command {}

  /** The person takes a callback or a written answer instead of waiting. */
  record Convert(TicketId ticket, Kind kind, Brief brief) implements Command {}

  /**
   * Whether the person is connected. Older than what is known, it changes nothing.
   *
   * @param version counts the changes of one ticket's presence
   */
  record Presence(TicketId ticket, long version, boolean present) implements Command {}

  /**
   * A lawyer's standing as the Lawyer has recorded it. Older than what is known, it changes
   * nothing.
   *
   * @param version counts the changes of one lawyer's duty
   * @param reason why the hub changed it, {@code ""} when the lawyer did
   */
  record Availability(LawyerId lawyer, long version, Standing standing, String reason)
      implements Command {}

  record Accept(OfferId offer) implements Command {}

  record Decline(OfferId offer, String reason) implements Command {}

  /** Both sides have joined the call, or the lawyer works on a callback or a message. */
  record TalkStarted(ConsultationId consultation) implements Command {}

  /** The talk is over, or never began. */
  record TalkEnded(ConsultationId consultation, Ending ending, Duration talk) implements Command {}

  /** The lawyer has wrapped up, or wrap-up has taken its whole time. */
  record WrappedUp(ConsultationId consultation, Duration wrapUp) implements Command {}

  /** An administrator ends a ticket that is stuck. */
  record EndTicket(TicketId ticket) implements Command {}

  /**
   * An administrator sets the rules by which this queue goes from now on.
   *
   * @param own empty: those of the town's file again
   */
  record SetRules(Optional<QueueSettings> own) implements Command {}

  /** Alarms of the queue's own agenda. */
  record RingOut(OfferId offer) implements Command {}

  record Widen(TicketId ticket) implements Command {}

  record OfferInstead(TicketId ticket) implements Command {}

  record AbsentTooLong(TicketId ticket) implements Command {}

  record WaitedTooLong(TicketId ticket) implements Command {}

  /** A preference or a pause between two offers of a ticket is over. */
  record Reconsider(TicketId ticket) implements Command {}

  /** The consultation could not be opened. */
  record Undeliverable(ConsultationId consultation) implements Command {}

  /** What is recorded, and kept for ever. */
  sealed interface Event {}

  record Joined(Entry entry) implements Event {}

  record Converted(TicketId ticket, Kind kind, Brief brief) implements Event {}

  record BecamePresent(TicketId ticket, long version) implements Event {}

  record BecameAbsent(TicketId ticket, long version) implements Event {}

  record StandingSet(LawyerId lawyer, long version, Standing standing, String reason)
      implements Event {}

  /** Too many offers in a row went unanswered, or the lawyer accepted and didn't come. */
  record TurnedAway(LawyerId lawyer, String reason) implements Event {}

  record Offered(OfferId offer, TicketId ticket, LawyerId lawyer, Rule rule, Instant ringsUntil)
      implements Event {}

  record OfferAccepted(OfferId offer) implements Event {}

  record OfferDeclined(OfferId offer, String reason) implements Event {}

  record OfferTimedOut(OfferId offer) implements Event {}

  /** The ticket left, or the lawyer did, while it rang. */
  record OfferCancelled(OfferId offer) implements Event {}

  record Widened(TicketId ticket) implements Event {}

  record InsteadOffered(TicketId ticket) implements Event {}

  record Started(ConsultationId consultation) implements Event {}

  /** Back to its place: nobody came, or it goes on to another lawyer or desk. */
  record Requeued(ConsultationId consultation, Requeue requeue) implements Event {}

  record Ended(ConsultationId consultation, Duration talk) implements Event {}

  record Released(ConsultationId consultation, Duration wrapUp) implements Event {}

  record Closed(TicketId ticket, CloseReason reason) implements Event {}

  /**
   * Other rules are in force, for those who wait already too.
   *
   * @param own empty: those of the town's file
   * @param by the administrator's id
   */
  record RulesSet(Optional<QueueSettings> own, String by) implements Event {}

  /**
   * A place in the queue, as the resident's session asks for it.
   *
   * @param conflicts lawyers who may not be offered this ticket: they or their firm act for the
   *     other party
   * @param assists the conference that asks for it, where it isn't a person
   */
  record Entry(
      TicketId ticket,
      ResidentId resident,
      CaseId matter,
      DeskId desk,
      Kind kind,
      Brief brief,
      Set<LawyerId> conflicts,
      Optional<ConferenceId> assists) {

    /** What a person asks for. */
    public Entry(
        TicketId ticket,
        ResidentId resident,
        CaseId matter,
        DeskId desk,
        Kind kind,
        Brief brief,
        Set<LawyerId> conflicts) {
      this(ticket, resident, matter, desk, kind, brief, conflicts, Optional.empty());
    }

    Entry with(Kind otherKind, Brief otherBrief) {
      return new Entry(ticket, resident, matter, desk, otherKind, otherBrief, conflicts, assists);
    }

    Entry at(DeskId other) {
      return new Entry(ticket, resident, matter, other, kind, brief, conflicts, assists);
    }

    public boolean isIn(Group group) {
      return brief.groups().contains(group);
    }
  }

  /** How a talk ended, as far as the queue cares. */
  sealed interface Ending {}

  /** Served. */
  record Over() implements Ending {}

  /** The resident never came. */
  record ResidentMissing() implements Ending {}

  /** The lawyer accepted and never came. */
  record LawyerMissing() implements Ending {}

  /** To a lawyer, or to a desk; exactly one is given. */
  record HandedOn(Optional<LawyerId> lawyer, Optional<DeskId> desk) implements Ending {}

  /** This lawyer has a conflict of interest. */
  record Conflicted() implements Ending {}

  /** How a ticket comes back. */
  record Requeue(
      Optional<LawyerId> prefer,
      Optional<DeskId> desk,
      Optional<LawyerId> exclude,
      boolean residentMissed) {}
}
