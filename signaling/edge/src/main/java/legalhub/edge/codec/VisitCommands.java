package legalhub.edge.codec;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.privacy.Purpose;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.privacy.Sealer;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.Brief;
import legalhub.actors.session.Channel;
import legalhub.actors.session.Group;
import legalhub.actors.session.Media;
import legalhub.actors.session.ResidentId;
import legalhub.actors.session.ResidentSession;
import legalhub.actors.town.DeskId;
import legalhub.actors.town.Town;
import legalhub.edge.ConflictCheck;
import legalhub.wire.v1.AskForLawyer;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Command.BodyCase;

/** What a resident asks for around the talk itself. */
final class VisitCommands {
  private final Sealer sealer;
  private final Town town;
  private final ConflictCheck conflicts;

  VisitCommands(Sealer sealer, Town town, ConflictCheck conflicts) {
    this.sealer = sealer;
    this.town = town;
    this.conflicts = conflicts;
  }

  void addTo(Map<BodyCase, CommandCodec.Translator> translators) {
    translators.put(BodyCase.ASK_FOR_LAWYER, this::askForLawyer);
    translators.put(BodyCase.WITHDRAW, this::withdraw);
    translators.put(BodyCase.CHOOSE_FALLBACK, this::chooseFallback);
    translators.put(BodyCase.FINISH_VISIT, this::finishVisit);
    translators.put(BodyCase.RATE, this::rate);
  }

  private Translated askForLawyer(Command command, Speaker speaker) {
    var ask = command.getAskForLawyer();
    var channel = EnumCodec.fromWire(ask.getChannel());
    var groups = EnumCodec.groupsFromWire(ask.getGroupsList());
    var kind = EnumCodec.fromWire(ask.getInstead());
    var pool = poolOf(ask.getDesk());
    if (!hasValidFields(ask)
        || channel.isEmpty()
        || groups.isEmpty()
        || kind.isEmpty()
        || pool.isEmpty()) {
      return Translated.invalid();
    }
    var resident = new ResidentId(speaker.principal().personId());
    var asked =
        brief(ask, new Circumstances(channel.get(), groups.get()), seals(speaker))
            .thenCombine(
                Stages.begun(
                    () -> conflicts.lawyersAgainst(ask.getDisplayName(), ask.getOtherParty())),
                (brief, against) ->
                    new ResidentSession.AskForLawyer(
                        new ResidentSession.Visit(
                            new TicketId(ask.getTicketId()),
                            pool.get(),
                            new DeskId(ask.getDesk()),
                            CaseId.of(resident, ask.getCategory()),
                            kind.get(),
                            brief,
                            against)));
    return Translated.to(session(speaker), asked);
  }

  /** What of an ask is clear and was checked. */
  private record Circumstances(Channel channel, Set<Group> groups) {}

  private static boolean hasValidFields(AskForLawyer ask) {
    return Field.isId(ask.getTicketId())
        && Field.isFilled(ask.getCategory(), Field.LABEL_MAX)
        && Field.fits(ask.getVillage(), Field.LABEL_MAX)
        && Field.fits(ask.getLanguage(), Field.LABEL_MAX)
        && Field.fits(ask.getNoticeVersion(), Field.LABEL_MAX)
        && Field.fits(ask.getFacts(), Field.FACTS_MAX)
        && Field.fits(ask.getDisplayName(), Field.NAME_MAX)
        && Field.fits(ask.getOtherParty(), Field.OTHER_PARTY_MAX)
        && Field.fits(ask.getContact(), Field.CONTACT_MAX)
        && Field.fits(ask.getText(), Field.MESSAGE_MAX);
  }

  private static CompletionStage<Brief> brief(
      AskForLawyer ask, Circumstances circumstances, Seals seals) {
    return seals
        .all(
            new Seals.Text(Purpose.NAME, ask.getDisplayName()),
            new Seals.Text(Purpose.FACTS, ask.getFacts()),
            new Seals.Text(Purpose.OTHER_PARTY, ask.getOtherParty()),
            new Seals.Text(Purpose.CONTACT, ask.getContact()),
            new Seals.Text(Purpose.MESSAGE, ask.getText()))
        .thenApply(
            secrets ->
                new Brief(
                    ask.getCategory(),
                    circumstances.channel(),
                    ask.getVillage(),
                    circumstances.groups(),
                    ask.getTimeLimitExpiring(),
                    EnumCodec.fromWire(ask.getMedia()),
                    ask.getLanguage(),
                    ask.getNoticeVersion(),
                    ask.getRecordingConsent(),
                    secrets.get(0),
                    secrets.get(1),
                    secrets.get(2),
                    secrets.get(3),
                    secrets.get(4)));
  }

  private Translated withdraw(Command command, Speaker speaker) {
    var ticket = command.getWithdraw().getTicketId();
    return Field.isId(ticket)
        ? Translated.to(session(speaker), new ResidentSession.Withdraw(new TicketId(ticket)))
        : Translated.invalid();
  }

  private Translated chooseFallback(Command command, Speaker speaker) {
    var choice = command.getChooseFallback();
    var kind = EnumCodec.fromWire(choice.getKind()).filter(wanted -> wanted != Kind.LIVE);
    if (!Field.isId(choice.getTicketId())
        || kind.isEmpty()
        || !Field.fits(choice.getContact(), Field.CONTACT_MAX)
        || !Field.fits(choice.getText(), Field.MESSAGE_MAX)) {
      return Translated.invalid();
    }
    var chosen =
        seals(speaker)
            .all(
                new Seals.Text(Purpose.CONTACT, choice.getContact()),
                new Seals.Text(Purpose.MESSAGE, choice.getText()))
            .thenApply(
                secrets ->
                    new ResidentSession.ChooseFallback(
                        new TicketId(choice.getTicketId()),
                        kind.get(),
                        blank(speaker).withContact(secrets.get(0), secrets.get(1))));
    return Translated.to(session(speaker), chosen);
  }

  /** The session knows the brief of its ticket; only contact and message are new. */
  private static Brief blank(Speaker speaker) {
    var none = Sealed.none(speaker.principal().personId());
    return new Brief(
        "",
        Channel.PHONE_WEB,
        "",
        Set.of(),
        false,
        Media.NONE,
        "",
        "",
        false,
        none,
        none,
        none,
        none,
        none);
  }

  private Translated finishVisit(Command command, Speaker speaker) {
    var id = command.getFinishVisit().getConsultationId();
    if (!id.isEmpty() && !Field.isId(id)) {
      return Translated.invalid();
    }
    var consultation = Optional.of(id).filter(given -> !given.isEmpty()).map(ConsultationId::new);
    return Translated.to(session(speaker), new ResidentSession.FinishVisit(consultation));
  }

  private Translated rate(Command command, Speaker speaker) {
    var rate = command.getRate();
    if (!Field.isId(rate.getConsultationId())
        || rate.getStars() < 1
        || rate.getStars() > Field.STARS_MAX
        || !Field.fits(rate.getComment(), Field.COMMENT_MAX)) {
      return Translated.invalid();
    }
    var rated =
        seals(speaker)
            .seal(Purpose.RATING_COMMENT, rate.getComment())
            .thenApply(comment -> new Consultation.Rate(rate.getStars(), comment));
    return Translated.to(
        new EntityAddress(EntityKind.CONSULTATION, rate.getConsultationId()), rated);
  }

  private Optional<PoolId> poolOf(String desk) {
    return town.poolOf(new DeskId(desk)).map(pool -> pool.id());
  }

  private Seals seals(Speaker speaker) {
    return new Seals(sealer, speaker.principal().personId());
  }

  private static EntityAddress session(Speaker speaker) {
    return new EntityAddress(EntityKind.RESIDENT_SESSION, speaker.principal().personId());
  }
}
