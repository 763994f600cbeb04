package legalhub.edge.codec;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import legalhub.actors.conference.Conference;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.conference.Invitation;
import legalhub.actors.conference.InvitationId;
import legalhub.actors.conference.MemberId;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Refusal;
import legalhub.actors.privacy.Purpose;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.privacy.Sealer;
import legalhub.edge.EdgeServices;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Command.BodyCase;
import legalhub.wire.v1.Invite;

/** What is done in a conference, and what opens one. */
final class ConferenceCommands {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final Sealer sealer;
  private final EdgeServices.Conferences means;

  ConferenceCommands(Sealer sealer, EdgeServices.Conferences means) {
    this.sealer = sealer;
    this.means = means;
  }

  void addTo(Map<BodyCase, CommandCodec.Translator> table) {
    table.put(BodyCase.OPEN_CONFERENCE, (c, by) -> open(c));
    table.put(BodyCase.TELL_STEP, (c, by) -> tellStep(c));
    table.put(BodyCase.INVITE, this::invite);
    table.put(BodyCase.SAY_TO_ALL, this::sayToAll);
    invitations(table);
    pages(table);
    host(table);
    recording(table);
  }

  private static void put(
      Map<BodyCase, CommandCodec.Translator> table,
      BodyCase body,
      Function<Command, Translated> translate) {
    table.put(body, (command, by) -> translate.apply(command));
  }

  private static void invitations(Map<BodyCase, CommandCodec.Translator> table) {
    put(
        table,
        BodyCase.ANSWER_INVITATION,
        c -> {
          var m = c.getAnswerInvitation();
          var id = new InvitationId(m.getInvitationId());
          return to(
              m.getConferenceId(), new Conference.AnswerInvitation(id, m.getYes()), id.value());
        });
    put(
        table,
        BodyCase.WITHDRAW_INVITATION,
        c -> {
          var m = c.getWithdrawInvitation();
          var id = new InvitationId(m.getInvitationId());
          return to(m.getConferenceId(), new Conference.WithdrawInvitation(id), id.value());
        });
    put(
        table,
        BodyCase.ADMIT,
        c -> {
          var m = c.getAdmit();
          var member = new MemberId(m.getMemberId());
          return to(m.getConferenceId(), new Conference.Admit(member, m.getYes()), member.value());
        });
  }

  private static void pages(Map<BodyCase, CommandCodec.Translator> table) {
    put(
        table,
        BodyCase.JOIN_CONFERENCE,
        c -> {
          var m = c.getJoinConference();
          return to(
              m.getConferenceId(), new Conference.Join(ConferenceEnums.fromWire(m.getMedia())));
        });
    put(
        table,
        BodyCase.LEAVE_CONFERENCE,
        c -> to(c.getLeaveConference().getConferenceId(), new Conference.Leave()));
    put(
        table,
        BodyCase.RAISE_HAND,
        c -> {
          var m = c.getRaiseHand();
          return to(m.getConferenceId(), new Conference.RaiseHand(m.getOn()));
        });
    put(
        table,
        BodyCase.SHOW_MEDIA,
        c -> {
          var m = c.getShowMedia();
          return to(
              m.getConferenceId(), new Conference.Show(ConferenceEnums.fromWire(m.getMedia())));
        });
  }

  private static void host(Map<BodyCase, CommandCodec.Translator> table) {
    put(
        table,
        BodyCase.REMOVE_MEMBER,
        c -> {
          var m = c.getRemoveMember();
          var member = new MemberId(m.getMemberId());
          return to(m.getConferenceId(), new Conference.Remove(member), member.value());
        });
    put(
        table,
        BodyCase.MUTE_MEMBER,
        c -> {
          var m = c.getMuteMember();
          var member = new MemberId(m.getMemberId());
          var audio = m.hasAudio() ? Optional.of(m.getAudio()) : Optional.<Boolean>empty();
          var video = m.hasVideo() ? Optional.of(m.getVideo()) : Optional.<Boolean>empty();
          return to(m.getConferenceId(), new Conference.Mute(member, audio, video), member.value());
        });
    put(
        table,
        BodyCase.LOCK_CONFERENCE,
        c -> {
          var m = c.getLockConference();
          return to(m.getConferenceId(), new Conference.Lock(m.getOn()));
        });
  }

  private void recording(Map<BodyCase, CommandCodec.Translator> table) {
    put(
        table,
        BodyCase.ASK_RECORDING,
        c ->
            means.recorded()
                ? to(c.getAskRecording().getConferenceId(), new Conference.AskRecording())
                : new Translated.Rejected(Refusal.NO_RECORDER));
    put(
        table,
        BodyCase.ANSWER_RECORDING,
        c -> {
          var m = c.getAnswerRecording();
          return to(m.getConferenceId(), new Conference.AnswerRecording(m.getYes()));
        });
    put(
        table,
        BodyCase.STOP_RECORDING,
        c -> to(c.getStopRecording().getConferenceId(), new Conference.StopRecording()));
  }

  private Translated open(Command command) {
    var open = command.getOpenConference();
    return means.carried()
        ? CallCommands.to(
            open.getConsultationId(), new Consultation.OpenConference(open.getNoDirectLine()))
        : new Translated.Rejected(Refusal.NO_CONFERENCES);
  }

  private static Translated tellStep(Command command) {
    var tell = command.getTellStep();
    return ConferenceEnums.fromWire(tell.getStep())
        .map(step -> CallCommands.to(tell.getConsultationId(), new Consultation.TellStep(step)))
        .orElseGet(Translated::invalid);
  }

  private Translated invite(Command command, Speaker speaker) {
    var invite = command.getInvite();
    var conference = conference(invite.getConferenceId());
    var role = ConferenceEnums.fromWire(invite.getRole());
    var way = way(invite);
    boolean complete =
        conference.isPresent()
            && role.isPresent()
            && way.isPresent()
            && Field.isId(invite.getInvitationId())
            && Field.fits(invite.getName(), Field.NAME_MAX);
    if (!complete) {
      return Translated.invalid();
    }
    var id = new InvitationId(invite.getInvitationId());
    return sealed(
        conference.get(),
        speaker,
        Purpose.MEMBER_NAME,
        invite.getName(),
        name -> new Conference.Invite(id, role.get(), name, way.get()));
  }

  private Translated sayToAll(Command command, Speaker speaker) {
    var say = command.getSayToAll();
    var conference = conference(say.getConferenceId());
    return conference.isPresent() && Field.isFilled(say.getText(), Field.CHAT_MAX)
        ? sealed(
            conference.get(), speaker, Purpose.CONFERENCE_LINE, say.getText(), Conference.Say::new)
        : Translated.invalid();
  }

  /** To the conference, with a text that is sealed under its resident's key. */
  private Translated sealed(
      ConferenceId conference,
      Speaker by,
      String purpose,
      String text,
      Function<Sealed, Conference.Command> command) {
    var consultation = conference.consultation();
    return by.subjectOf(consultation)
        .map(
            subject ->
                Translated.to(
                    new EntityAddress(EntityKind.CONFERENCE, conference.value()),
                    new Seals(sealer, subject).seal(purpose, text).thenApply(command)))
        .orElseGet(() -> new Translated.ResidentUnknown(consultation));
  }

  private static Optional<ConferenceId> conference(String id) {
    return Optional.of(id).filter(Field::isId).flatMap(ConferenceId::read);
  }

  private static Optional<Invitation.Way> way(Invite invite) {
    return switch (invite.getWayCase()) {
      case LINK_DIGEST ->
          Optional.of(invite.getLinkDigest())
              .filter(digest -> DIGEST.matcher(digest).matches())
              .map(digest -> new Invitation.Way(Invitation.Kind.LINK, digest));
      case ACCOUNT_ID ->
          Optional.of(invite.getAccountId())
              .filter(Field::isId)
              .map(account -> new Invitation.Way(Invitation.Kind.ACCOUNT, account));
      case DESK ->
          Optional.of(invite.getDesk())
              .filter(Field::isId)
              .map(desk -> new Invitation.Way(Invitation.Kind.DESK, desk));
      case WAY_NOT_SET -> Optional.empty();
    };
  }

  /**
   * To the conference, if all of them are ids.
   *
   * @param named what the command names
   */
  private static Translated to(String conference, Conference.Command command, String... named) {
    for (var id : named) {
      if (!Field.isId(id)) {
        return Translated.invalid();
      }
    }
    return conference(conference).isPresent()
        ? Translated.to(new EntityAddress(EntityKind.CONFERENCE, conference), command)
        : Translated.invalid();
  }
}
