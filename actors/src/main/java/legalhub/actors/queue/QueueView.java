package legalhub.actors.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.session.Channel;
import legalhub.actors.session.Group;
import legalhub.actors.session.Media;
import legalhub.actors.town.DeskId;
import legalhub.actors.town.QueueSettings;

/** What a queue shows. No name, no word of anybody's. */
public interface QueueView {
  /** The resident's place; narrowed to the ticket. One part, {@code place}. */
  String PLACE = "place";

  /** A lawyer's own desk. Parts {@code duty}, {@code offer}, {@code work}. */
  String DESK = "desk";

  /**
   * The queue for staff. Parts {@code board}, {@code waiting/TICKET}; for officers and
   * administrators {@code lawyer/LAWYER} too.
   */
  String BOARD = "board";

  /** By which rules the queue goes, for administrators. One part, {@code rules}. */
  String RULES = "rules";

  /** Where a ticket stands. */
  enum TicketState {
    WAITING,
    OFFERED,
    ACCEPTED,
    ABSENT,
    IN_CONSULTATION
  }

  /** Where a lawyer stands. */
  enum DutyState {
    OFF_DUTY,
    AVAILABLE,
    AWAY,
    IN_CALL,
    WRAP_UP
  }

  /**
   * A place, honest or absent.
   *
   * @param ahead people who will be served before this one, as it stands now
   * @param lawyers lawyers on duty who could take this ticket
   * @param waitSeconds empty when no honest estimate exists
   */
  record Place(
      TicketState state,
      int ahead,
      int lawyers,
      Optional<Wait> waitSeconds,
      Instant asOf,
      List<Kind> instead,
      boolean generalDesk)
      implements ViewPart {}

  /** Half, and nine of ten, of the simulated waits are under these. */
  record Wait(int p50, int p90) {}

  /**
   * @param reason why the hub changed it: {@code OFFERS_UNANSWERED}, {@code CONNECTION_LOST}, else
   *     {@code ""}
   */
  record Duty(PoolId pool, DutyState state, Instant since, String reason) implements ViewPart {}

  record Offer(
      OfferId offer,
      TicketId ticket,
      DeskId desk,
      String category,
      Channel channel,
      String village,
      Set<Group> groups,
      Kind kind,
      Media media,
      Instant waitingSince,
      Instant ringsUntil,
      Rule rule)
      implements ViewPart {}

  /**
   * @param assists the conference in which the lawyer is wanted
   */
  record Work(
      Optional<ConsultationId> open, List<ConsultationId> wrapUp, Optional<ConferenceId> assists)
      implements ViewPart {}

  /**
   * @param inForce what the queue goes by now
   * @param file what the town's file says
   * @param set who last changed the rules, and when; empty where nobody did
   */
  record Rules(QueueSettings inForce, QueueSettings file, Optional<QueueState.Ruling> set)
      implements ViewPart {}

  record Board(
      int waiting,
      int available,
      int inCall,
      int wrapUp,
      int away,
      boolean open,
      Optional<Instant> longestWaitingSince)
      implements ViewPart {}

  /**
   * Where one of the pool's lawyers stands; without those who are off duty.
   *
   * @param talkingSince of the talk that is under way
   */
  record OnDuty(LawyerId lawyer, DutyState state, Instant since, Optional<Instant> talkingSince)
      implements ViewPart {}

  record Waiting(
      TicketId ticket,
      DeskId desk,
      String category,
      Instant since,
      TicketState state,
      int place,
      Set<Group> groups,
      Kind kind,
      Optional<LawyerId> offeredTo)
      implements ViewPart {}
}
