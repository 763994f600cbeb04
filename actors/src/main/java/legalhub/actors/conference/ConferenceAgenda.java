package legalhub.actors.conference;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import legalhub.actors.conference.Conference.Command;
import legalhub.actors.conference.ConferenceState.Asked;
import legalhub.actors.conference.ConferenceState.Open;
import legalhub.actors.conference.ConferenceState.Opened;
import legalhub.actors.entity.Agenda;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;

/** What a conference still has to do. */
record ConferenceAgenda(ConferenceId id, ConferenceSettings settings, DeskAgenda desks) {

  /** No talk takes longer. */
  private static final Duration LONGEST = Duration.ofDays(1);

  ConferenceAgenda(ConferenceId id, ConferenceSettings settings) {
    this(id, settings, new DeskAgenda(id, settings));
  }

  Agenda<Command> of(ConferenceState state) {
    if (!(state instanceof Opened opened)) {
      return Agenda.empty();
    }
    var duties =
        opened.roll().invitations().stream()
            .flatMap(asked -> Stream.concat(asking(opened, asked), desks.duties(opened, asked)))
            .toList();
    return opened instanceof Open open
        ? new Agenda<>(alarms(open), duties, seats(open))
        : new Agenda<>(List.of(), duties, List.of());
  }

  private List<Agenda.Alarm<Command>> alarms(Open open) {
    return open.invitations().stream()
        .filter(asked -> asked.stage().isOpen())
        .flatMap(asked -> Stream.concat(Stream.of(expiry(asked.what())), desks.alarms(open, asked)))
        .toList();
  }

  private static Agenda.Alarm<Command> expiry(Invitation what) {
    return new Agenda.Alarm<>(
        "invitation/" + what.id().value(),
        what.expires(),
        new Conference.InvitationOver(what.id()));
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

  /** Accounts are told that they are asked, and that they aren't any more. */
  private Stream<Agenda.Duty<Command>> asking(Opened opened, Asked asked) {
    var what = asked.what();
    if (asked.stage() == Invitation.Stage.TO_AGREE
        || asked.stage() == Invitation.Stage.NOT_AGREED) {
      return Stream.empty();
    }
    return switch (what.way().kind()) {
      case LINK -> Stream.empty();
      case ACCOUNT -> {
        var account = what.way().target();
        yield Stream.of(ask(opened, asked, account, what.id().value()));
      }
      case DESK ->
          asked.assistants().stream()
              .map(one -> ask(opened, asked, one.lawyer().value(), one.serving().value()));
    };
  }

  /** Who is in may come back by it after their page was closed. */
  private Agenda.Duty<Command> ask(Opened opened, Asked asked, String account, String key) {
    var what = asked.what();
    boolean open = opened instanceof Open;
    boolean in = open && isIn(opened.roll(), what.id(), account);
    boolean awaited = open && asked.stage() == Invitation.Stage.VALID && asked.isFor(account);
    var host = opened.roll().opening().host();
    var expires = in ? opened.roll().since().plus(LONGEST) : what.expires();
    Object command =
        in || awaited
            ? new AskedIn.Ask(id, what.id(), what.role(), host, expires)
            : new AskedIn.Settle(what.id());
    return new Agenda.Duty<>(
        (in ? "in/" : awaited ? "ask/" : "settle/") + key,
        new EntityAddress(EntityKind.ASKED, account),
        command,
        Optional.empty());
  }

  private static boolean isIn(Open open, InvitationId by, String account) {
    return open.in()
        .filter(member -> member.invitation().filter(by::equals).isPresent())
        .anyMatch(member -> member.person().id().equals(account));
  }
}
