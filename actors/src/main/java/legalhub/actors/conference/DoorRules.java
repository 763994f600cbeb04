package legalhub.actors.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import legalhub.actors.conference.Conference.Command;
import legalhub.actors.conference.Conference.Event;
import legalhub.actors.conference.Conference.Recording;
import legalhub.actors.conference.ConferenceState.Asked;
import legalhub.actors.conference.ConferenceState.Open;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Transitions;
import legalhub.actors.privacy.Sealed;

/** Who comes to the door, and who is let in. */
record DoorRules(ConferenceSettings settings) {
  /** Of a life of a conference; past it somebody plays with the door. */
  private static final int MEMBERS_EVER_MAX = 64;

  void addTo(Transitions<Command, Event, ConferenceState>.In<Open> open) {
    open.on(Conference.Knock.class, this::knock)
        .on(Conference.Join.class, this::join)
        .on(Conference.Admit.class, this::admit);
  }

  private Decision<Event> knock(Open open, Conference.Knock c, Asking asking) {
    var guest = new Caller(Caller.Role.GUEST, c.guest());
    var link = new Invitation.Way(Invitation.Kind.LINK, c.digest());
    var asked = latest(open, one -> one.what().way().equals(link));
    if (asked.isEmpty()) {
      return Decision.refuse(Refusal.NOT_FOUND);
    }
    return knocks(open, asked.get(), guest, c.name());
  }

  private Decision<Event> knocks(Open open, Asked asked, Caller person, Sealed name) {
    var before = open.member(person);
    if (before.filter(member -> member.isIn() || member.isAtTheDoor()).isPresent()) {
      return Decision.alreadySo();
    }
    if (!isOpenTo(asked, before)) {
      return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    if (open.terms().locked() || open.members().size() >= MEMBERS_EVER_MAX) {
      return Decision.refuse(Refusal.AT_CAPACITY);
    }
    var id = before.map(Member::id).orElseGet(open::nextMember);
    return Decision.record(new Conference.Knocked(id, asked.what().id(), person, name));
  }

  /** A spent one lets only its own guest come back. */
  private static boolean isOpenTo(Asked asked, Optional<Member> before) {
    return switch (asked.stage()) {
      case VALID ->
          before.filter(m -> m.stage() == Member.Stage.TURNED_AWAY || isRemoved(m)).isEmpty();
      case SPENT ->
          before
              .filter(m -> m.stage() == Member.Stage.LEFT)
              .flatMap(Member::invitation)
              .filter(asked.what().id()::equals)
              .isPresent();
      case TO_AGREE, NOT_AGREED, NOBODY, WITHDRAWN, EXPIRED -> false;
    };
  }

  private static boolean isRemoved(Member member) {
    return member.stage() == Member.Stage.REMOVED;
  }

  private static Optional<Asked> latest(Open open, Predicate<Asked> which) {
    return open.invitations().stream().filter(which).reduce((earlier, later) -> later);
  }

  /** A member's page is there; an account that is asked comes to the door. */
  private Decision<Event> join(Open open, Conference.Join c, Asking asking) {
    var member = open.member(asking.by()).filter(m -> m.isIn() || m.isAtTheDoor());
    if (member.isPresent()) {
      return here(member.get(), c);
    }
    var asked = latest(open, one -> one.isFor(asking.by()));
    if (asked.isEmpty()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    var none = Sealed.none(open.opening().resident().value());
    var knocked = knocks(open, asked.get(), asking.by(), none);
    if (knocked instanceof Decision.Record<Event> recorded) {
      var id = ((Conference.Knocked) recorded.events().get(0)).member();
      return Decision.record(recorded.events().get(0), new Conference.Joined(id, c.shown()));
    }
    return knocked;
  }

  private static Decision<Event> here(Member member, Conference.Join c) {
    return member.line() == Member.Line.HERE && member.shown().equals(c.shown())
        ? Decision.alreadySo()
        : Decision.record(new Conference.Joined(member.id(), c.shown()));
  }

  private Decision<Event> admit(Open open, Conference.Admit c, Asking asking) {
    if (!ConferenceRules.isHost(open, asking)) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    var member = open.member(c.member());
    if (member.isEmpty()) {
      return Decision.refuse(Refusal.NOT_FOUND);
    }
    var wanted = c.yes() ? Member.Stage.ADMITTED : Member.Stage.TURNED_AWAY;
    if (member.get().stage() == wanted) {
      return Decision.alreadySo();
    }
    if (!member.get().isAtTheDoor()) {
      return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    if (!c.yes()) {
      return Decision.record(out(open, member.get(), Member.Stage.TURNED_AWAY));
    }
    return open.in().count() < settings.membersMax()
        ? admitted(open, member.get())
        : Decision.refuse(Refusal.AT_CAPACITY);
  }

  /** The link is spent: who else stands at the door by it isn't the one it was for. */
  private static Decision<Event> admitted(Open open, Member member) {
    var events = new ArrayList<Event>();
    events.add(new Conference.Admitted(member.id()));
    member
        .invitation()
        .ifPresent(
            by -> {
              events.add(new Conference.InvitationSet(by, Invitation.Stage.SPENT));
              othersAtTheDoor(open, by, member).forEach(events::add);
            });
    boolean consents = member.records().orElse(false);
    if (open.terms().recording() == Recording.RUNS && !consents) {
      events.add(new Conference.RecordingSet(Recording.PAUSED));
    }
    return Decision.record(events);
  }

  private static Iterable<Conference.Out> othersAtTheDoor(
      Open open, InvitationId by, Member member) {
    return open.members().stream()
            .filter(other -> other.isAtTheDoor() && !other.id().equals(member.id()))
            .filter(other -> other.invitation().filter(by::equals).isPresent())
            .map(other -> new Conference.Out(other.id(), Member.Stage.TURNED_AWAY))
        ::iterator;
  }

  /** Where a desk sent somebody who didn't come in, the asking is over: the desk has answered. */
  static List<Event> out(Open open, Member member, Member.Stage stage) {
    var events = new ArrayList<Event>();
    events.add(new Conference.Out(member.id(), stage));
    member
        .invitation()
        .flatMap(open::invitation)
        .filter(asked -> asked.what().way().kind() == Invitation.Kind.DESK)
        .filter(asked -> member.isAtTheDoor() && asked.stage() == Invitation.Stage.VALID)
        .ifPresent(
            asked ->
                events.add(
                    new Conference.InvitationSet(asked.what().id(), Invitation.Stage.NOBODY)));
    return events;
  }

  /** Nobody comes in by it any more, nor who stands at the door. */
  static Decision<Event> closing(Open open, InvitationId id, Invitation.Stage stage) {
    var events = new ArrayList<Event>();
    events.add(new Conference.InvitationSet(id, stage));
    open.members().stream()
        .filter(Member::isAtTheDoor)
        .filter(member -> member.invitation().filter(id::equals).isPresent())
        .map(member -> new Conference.Out(member.id(), Member.Stage.TURNED_AWAY))
        .forEach(events::add);
    return Decision.record(events);
  }
}
