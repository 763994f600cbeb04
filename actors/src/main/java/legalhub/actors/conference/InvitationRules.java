package legalhub.actors.conference;

import legalhub.actors.conference.Conference.Command;
import legalhub.actors.conference.Conference.Event;
import legalhub.actors.conference.ConferenceState.Open;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Transitions;

/** Who may be asked in, and by whose agreement. */
record InvitationRules(ConferenceSettings settings) {

  void addTo(Transitions<Command, Event, ConferenceState>.In<Open> open) {
    open.on(Conference.Invite.class, this::invite)
        .on(Conference.AnswerInvitation.class, this::answer)
        .on(Conference.WithdrawInvitation.class, this::withdraw)
        .on(Conference.InvitationOver.class, this::over);
  }

  private Decision<Event> invite(Open open, Conference.Invite c, Asking asking) {
    var by = ConferenceRules.in(open, asking).filter(InvitationRules::mayInvite);
    if (by.isEmpty()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (c.way().kind() == Invitation.Kind.DESK && !mayAskDesks(open, by.get())) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    var known = open.invitation(c.id());
    if (known.isPresent()) {
      return known.get().what().by().equals(by.get().id())
          ? Decision.alreadySo()
          : Decision.refuse(Refusal.INVALID);
    }
    if (!c.role().isInvited() || isAskedAlready(open, c.way())) {
      return Decision.refuse(Refusal.INVALID);
    }
    if (openInvitations(open) >= settings.invitationsMax()) {
      return Decision.refuse(Refusal.AT_CAPACITY);
    }
    var invitation =
        new Invitation(
            c.id(),
            c.role(),
            c.name(),
            c.way(),
            by.get().id(),
            asking.now().plus(settings.invitedFor()));
    return Decision.record(
        new Conference.Invited(invitation, by.get().role() == MemberRole.RESIDENT));
  }

  /** Who leads, and whom it is for. */
  private static boolean mayInvite(Member member) {
    return member.role() == MemberRole.HOST || member.role() == MemberRole.RESIDENT;
  }

  /** The office's own time is the lawyer's to ask for. */
  private static boolean mayAskDesks(Open open, Member member) {
    return member.role() == MemberRole.HOST && open.opening().pool().isPresent();
  }

  /** One link, one account and one desk at a time: what is asked twice would come twice. */
  private static boolean isAskedAlready(Open open, Invitation.Way way) {
    return open.invitations().stream()
        .filter(asked -> asked.stage().isOpen())
        .anyMatch(asked -> asked.what().way().equals(way));
  }

  private static long openInvitations(Open open) {
    return open.invitations().stream().filter(asked -> asked.stage().isOpen()).count();
  }

  private Decision<Event> answer(Open open, Conference.AnswerInvitation c, Asking asking) {
    boolean resident =
        ConferenceRules.in(open, asking)
            .filter(member -> member.role() == MemberRole.RESIDENT)
            .isPresent();
    if (!resident) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    return open.invitation(c.id())
        .map(asked -> answered(asked.stage(), c))
        .orElseGet(() -> Decision.refuse(Refusal.NOT_FOUND));
  }

  private static Decision<Event> answered(Invitation.Stage stage, Conference.AnswerInvitation c) {
    var said = c.yes() ? Invitation.Stage.VALID : Invitation.Stage.NOT_AGREED;
    if (stage == said) {
      return Decision.alreadySo();
    }
    return stage == Invitation.Stage.TO_AGREE
        ? Decision.record(new Conference.InvitationSet(c.id(), said))
        : Decision.refuse(Refusal.NOT_IN_THIS_STATE);
  }

  private Decision<Event> withdraw(Open open, Conference.WithdrawInvitation c, Asking asking) {
    var asked = open.invitation(c.id());
    var by = ConferenceRules.in(open, asking);
    if (asked.isEmpty() || by.isEmpty()) {
      return Decision.refuse(by.isEmpty() ? Refusal.FORBIDDEN : Refusal.NOT_FOUND);
    }
    if (!mayInvite(by.get())) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (!asked.get().stage().isOpen()) {
      return asked.get().stage() == Invitation.Stage.WITHDRAWN
          ? Decision.alreadySo()
          : Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    return DoorRules.closing(open, c.id(), Invitation.Stage.WITHDRAWN);
  }

  private Decision<Event> over(Open open, Conference.InvitationOver c, Asking asking) {
    return open.invitation(c.id()).filter(asked -> asked.stage().isOpen()).isPresent()
        ? DoorRules.closing(open, c.id(), Invitation.Stage.EXPIRED)
        : Decision.alreadySo();
  }
}
