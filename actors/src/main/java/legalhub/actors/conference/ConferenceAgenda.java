package legalhub.actors.conference;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import legalhub.actors.conference.Conference.Command;
import legalhub.actors.conference.ConferenceState.Open;
import legalhub.actors.conference.ConferenceState.Opened;
import legalhub.actors.entity.Agenda;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;

/** What a conference still has to do. */
record ConferenceAgenda(ConferenceId id, ConferenceSettings settings) {

  Agenda<Command> of(ConferenceState state) {
    if (!(state instanceof Opened opened)) {
      return Agenda.empty();
    }
    var duties = opened.roll().invitations().stream().flatMap(a -> asking(opened, a)).toList();
    return opened instanceof Open open
        ? new Agenda<>(alarms(open), duties, seats(open))
        : new Agenda<>(List.of(), duties, List.of());
  }

  private static List<Agenda.Alarm<Command>> alarms(Open open) {
    return open.invitations().stream()
        .filter(asked -> asked.stage().isOpen())
        .map(
            asked ->
                new Agenda.Alarm<Command>(
                    "invitation/" + asked.what().id().value(),
                    asked.what().expires(),
                    new Conference.InvitationOver(asked.what().id())))
        .toList();
  }

  /** Only who has come is missed. */
  private List<Agenda.Seat<Command>> seats(Open open) {
    return open.members().stream()
        .filter(member -> member.isIn() || member.isAtTheDoor())
        .filter(member -> member.line() != Member.Line.NEVER)
        .map(
            member ->
                new Agenda.Seat<Command>(
                    member.person().id(),
                    member.line() == Member.Line.HERE,
                    settings.lease(),
                    new Conference.LineLost(member.id()),
                    new Conference.LineBack(member.id())))
        .toList();
  }

  /** An account is told that it is asked, and that it isn't any more. */
  private Stream<Agenda.Duty<Command>> asking(Opened opened, ConferenceState.Asked asked) {
    var what = asked.what();
    if (what.way().kind() != Invitation.Kind.ACCOUNT
        || asked.stage() == Invitation.Stage.TO_AGREE
        || asked.stage() == Invitation.Stage.NOT_AGREED) {
      return Stream.empty();
    }
    var to = new EntityAddress(EntityKind.ASKED, what.way().target());
    boolean stands = opened instanceof Open && asked.stage() == Invitation.Stage.VALID;
    var host = opened.roll().opening().host();
    Object command =
        stands
            ? new AskedIn.Ask(id, what.id(), what.role(), host, what.expires())
            : new AskedIn.Settle(what.id());
    var key = (stands ? "ask/" : "settle/") + what.id().value();
    return Stream.of(new Agenda.Duty<>(key, to, command, Optional.empty()));
  }
}
