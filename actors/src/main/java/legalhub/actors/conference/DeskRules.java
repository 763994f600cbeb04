package legalhub.actors.conference;

import java.util.Optional;
import java.util.function.Function;
import legalhub.actors.conference.Conference.Command;
import legalhub.actors.conference.Conference.Event;
import legalhub.actors.conference.ConferenceState.Asked;
import legalhub.actors.conference.ConferenceState.Ended;
import legalhub.actors.conference.ConferenceState.Open;
import legalhub.actors.conference.ConferenceState.Opened;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Transitions;
import legalhub.actors.queue.TicketId;

/** How the queue answers for the desks that were asked. */
record DeskRules(ConferenceId id) {

  void addTo(Transitions<Command, Event, ConferenceState> table) {
    table
        .in(Open.class)
        .on(Conference.Assign.class, this::assign)
        .on(Conference.NobodyComes.class, this::nobodyComes)
        .on(Conference.AssistantLate.class, this::late);
    table
        .in(Ended.class)
        .on(Conference.Assign.class, this::assign)
        .on(Conference.NobodyComes.class, (s, c, by) -> Decision.alreadySo())
        .on(Conference.AssistantLate.class, (s, c, by) -> Decision.alreadySo());
  }

  /** The place in the queue that an invitation takes. */
  static TicketId ticket(ConferenceId conference, InvitationId invitation) {
    return new TicketId(
        CommandId.derivedFrom("assist", conference.value(), invitation.value()).value());
  }

  /** Recorded even where nobody is wanted any more: the agenda then sends them back. */
  private Decision<Event> assign(Opened opened, Conference.Assign c, Asking asking) {
    return ofTicket(
        opened,
        c.ticket(),
        asked ->
            asked.assistants().stream().anyMatch(one -> one.serving().equals(c.serving()))
                ? Decision.alreadySo()
                : Decision.record(
                    new Conference.Assigned(asked.what().id(), c.serving(), c.lawyer())));
  }

  private Decision<Event> nobodyComes(Open open, Conference.NobodyComes c, Asking asking) {
    return ofTicket(
        open,
        c.ticket(),
        asked ->
            asked.stage().isOpen()
                ? DoorRules.closing(open, asked.what().id(), Invitation.Stage.NOBODY)
                : Decision.alreadySo());
  }

  private Decision<Event> ofTicket(
      Opened opened, TicketId ticket, Function<Asked, Decision<Event>> then) {
    return opened.roll().invitations().stream()
        .filter(asked -> ticket(id, asked.what().id()).equals(ticket))
        .findFirst()
        .map(then)
        .orElseGet(() -> Decision.refuse(Refusal.NOT_FOUND));
  }

  private Decision<Event> late(Open open, Conference.AssistantLate c, Asking asking) {
    return open.invitation(c.id())
        .filter(asked -> asked.stage() == Invitation.Stage.VALID)
        .flatMap(Asked::assistant)
        .filter(one -> one.serving().equals(c.serving()) && !hasCome(open, c.id(), one))
        .map(one -> Decision.<Event>record(new Conference.AssistantMissed(c.id(), c.serving())))
        .orElseGet(Decision::alreadySo);
  }

  static boolean hasCome(Open open, InvitationId id, Assistant assistant) {
    return memberOf(open, id, assistant).filter(m -> m.isIn() || m.isAtTheDoor()).isPresent();
  }

  /** The member whom an assistant became, by this invitation. */
  static Optional<Member> memberOf(Open open, InvitationId id, Assistant assistant) {
    return open.member(assistant.person())
        .filter(m -> m.invitation().filter(id::equals).isPresent());
  }
}
