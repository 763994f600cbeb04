package legalhub.persistence.journal;

import static legalhub.persistence.journal.CommonCodec.fromJournal;
import static legalhub.persistence.journal.CommonCodec.toJournal;

import java.util.List;
import java.util.Optional;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.consultation.MediaStep;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.consultation.Side;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.Media;
import legalhub.actors.session.ResidentId;
import legalhub.actors.town.DeskId;
import legalhub.persistence.journal.v1.ConsultationAddendum;
import legalhub.persistence.journal.v1.ConsultationConference;
import legalhub.persistence.journal.v1.ConsultationEnded;
import legalhub.persistence.journal.v1.ConsultationHoldSet;
import legalhub.persistence.journal.v1.ConsultationLine;
import legalhub.persistence.journal.v1.ConsultationMark;
import legalhub.persistence.journal.v1.ConsultationMedia;
import legalhub.persistence.journal.v1.ConsultationOpened;
import legalhub.persistence.journal.v1.ConsultationQuality;
import legalhub.persistence.journal.v1.ConsultationRated;
import legalhub.persistence.journal.v1.ConsultationRecord;
import legalhub.persistence.journal.v1.ConsultationSaid;
import legalhub.persistence.journal.v1.ConsultationStep;

/** The events of a consultation. */
final class ConsultationCodec {
  private ConsultationCodec() {}

  static void register(EventTable table) {
    table.on(
        "consultation.opened.v1",
        Consultation.Opened.class,
        e -> opened(e.commission()),
        ConsultationOpened.parser(),
        m -> new Consultation.Opened(commission(m)));
    talk(table);
    line(table);
    papers(table);
  }

  private static void talk(EventTable table) {
    table
        .on(
            "consultation.joined.v1",
            Consultation.Joined.class,
            e -> media(e.side(), e.media()),
            ConsultationMedia.parser(),
            m -> new Consultation.Joined(Side.valueOf(m.getSide()), fromJournal(m.getMedia())))
        .on(
            "consultation.media-set.v1",
            Consultation.MediaSet.class,
            e -> media(e.side(), e.media()),
            ConsultationMedia.parser(),
            m -> new Consultation.MediaSet(Side.valueOf(m.getSide()), fromJournal(m.getMedia())))
        .on(
            "consultation.said.v1",
            Consultation.Said.class,
            e ->
                ConsultationSaid.newBuilder()
                    .setSide(e.side().name())
                    .setText(toJournal(e.text()))
                    .build(),
            ConsultationSaid.parser(),
            m -> new Consultation.Said(Side.valueOf(m.getSide()), fromJournal(m.getText())))
        .on(
            "consultation.hold-set.v1",
            Consultation.HoldSet.class,
            e -> ConsultationHoldSet.newBuilder().setOn(e.on()).build(),
            ConsultationHoldSet.parser(),
            m -> new Consultation.HoldSet(m.getOn()));
    measured(table);
  }

  private static void measured(EventTable table) {
    table
        .on(
            "consultation.quality-reported.v1",
            Consultation.QualityReported.class,
            ConsultationCodec::quality,
            ConsultationQuality.parser(),
            ConsultationCodec::quality)
        .on(
            "consultation.conference-opened.v1",
            Consultation.ConferenceOpened.class,
            e -> ConsultationConference.newBuilder().setNoDirectLine(e.noDirectLine()).build(),
            ConsultationConference.parser(),
            m -> new Consultation.ConferenceOpened(m.getNoDirectLine()))
        .on(
            "consultation.stepped.v1",
            Consultation.Stepped.class,
            e ->
                ConsultationStep.newBuilder()
                    .setSide(e.side().name())
                    .setStep(e.step().name())
                    .build(),
            ConsultationStep.parser(),
            m ->
                new Consultation.Stepped(
                    Side.valueOf(m.getSide()), MediaStep.valueOf(m.getStep())));
  }

  private static void line(EventTable table) {
    table
        .on(
            "consultation.dropped.v1",
            Consultation.Dropped.class,
            e -> ConsultationLine.newBuilder().setSide(e.side().name()).build(),
            ConsultationLine.parser(),
            m -> new Consultation.Dropped(Side.valueOf(m.getSide())))
        .on(
            "consultation.returned.v1",
            Consultation.Returned.class,
            e -> ConsultationLine.newBuilder().setSide(e.side().name()).build(),
            ConsultationLine.parser(),
            m -> new Consultation.Returned(Side.valueOf(m.getSide())))
        .on(
            "consultation.ended.v1",
            Consultation.Ended.class,
            ConsultationCodec::ended,
            ConsultationEnded.parser(),
            ConsultationCodec::ended);
  }

  private static void papers(EventTable table) {
    table
        .on(
            "consultation.record-completed.v1",
            Consultation.RecordCompleted.class,
            e -> advice(e.advice()),
            ConsultationRecord.parser(),
            m -> new Consultation.RecordCompleted(advice(m)))
        .on(
            "consultation.addendum-added.v1",
            Consultation.AddendumAdded.class,
            e -> ConsultationAddendum.newBuilder().setText(toJournal(e.text())).build(),
            ConsultationAddendum.parser(),
            m -> new Consultation.AddendumAdded(fromJournal(m.getText())))
        .on(
            "consultation.rated.v1",
            Consultation.Rated.class,
            e ->
                ConsultationRated.newBuilder()
                    .setStars(e.stars())
                    .setComment(toJournal(e.comment()))
                    .build(),
            ConsultationRated.parser(),
            m -> new Consultation.Rated(m.getStars(), fromJournal(m.getComment())))
        .on(
            "consultation.conflict-checked.v1",
            Consultation.ConflictChecked.class,
            e -> ConsultationMark.getDefaultInstance(),
            ConsultationMark.parser(),
            m -> new Consultation.ConflictChecked())
        .on(
            "consultation.wrap-up-over.v1",
            Consultation.WrapUpOver.class,
            e -> ConsultationMark.getDefaultInstance(),
            ConsultationMark.parser(),
            m -> new Consultation.WrapUpOver());
  }

  private static ConsultationOpened opened(Consultation.Commission c) {
    return ConsultationOpened.newBuilder()
        .setPool(c.pool().value())
        .setTicket(c.ticket().value())
        .setResident(c.resident().value())
        .setLawyer(c.lawyer().value())
        .setMatter(c.matter().value())
        .setDesk(c.desk().value())
        .setKind(c.kind().name())
        .setBrief(toJournal(c.brief()))
        .setAskedAt(toJournal(c.askedAt()))
        .setTurn(c.turn())
        .build();
  }

  private static Consultation.Commission commission(ConsultationOpened m) {
    return new Consultation.Commission(
        new PoolId(m.getPool()),
        new TicketId(m.getTicket()),
        new ResidentId(m.getResident()),
        new LawyerId(m.getLawyer()),
        new CaseId(m.getMatter()),
        new DeskId(m.getDesk()),
        Kind.valueOf(m.getKind()),
        fromJournal(m.getBrief()),
        fromJournal(m.getAskedAt()),
        m.getTurn());
  }

  private static ConsultationMedia media(Side side, Media media) {
    return ConsultationMedia.newBuilder().setSide(side.name()).setMedia(toJournal(media)).build();
  }

  private static ConsultationQuality quality(Consultation.QualityReported e) {
    var q = e.quality();
    return ConsultationQuality.newBuilder()
        .setSide(e.side().name())
        .setFirstFrameMillis(q.firstFrameMillis())
        .setRoundTripMillis(q.roundTripMillis())
        .setLossPerMille(q.lossPerMille())
        .setWidth(q.width())
        .setHeight(q.height())
        .setIceRestarts(q.iceRestarts())
        .setMode(q.mode())
        .build();
  }

  private static Consultation.QualityReported quality(ConsultationQuality m) {
    var quality =
        new Consultation.Quality(
            m.getFirstFrameMillis(),
            m.getRoundTripMillis(),
            m.getLossPerMille(),
            m.getWidth(),
            m.getHeight(),
            m.getIceRestarts(),
            m.getMode());
    return new Consultation.QualityReported(Side.valueOf(m.getSide()), quality);
  }

  private static ConsultationEnded ended(Consultation.Ended e) {
    var stored = ConsultationEnded.newBuilder().setOutcome(e.outcome().name());
    e.toLawyer().ifPresent(lawyer -> stored.setToLawyer(lawyer.value()));
    e.toDesk().ifPresent(desk -> stored.setToDesk(desk.value()));
    return stored.build();
  }

  private static Consultation.Ended ended(ConsultationEnded m) {
    return new Consultation.Ended(
        Outcome.valueOf(m.getOutcome()),
        m.hasToLawyer() ? Optional.of(new LawyerId(m.getToLawyer())) : Optional.empty(),
        m.hasToDesk() ? Optional.of(new DeskId(m.getToDesk())) : Optional.empty());
  }

  private static ConsultationRecord advice(Consultation.Advice a) {
    return ConsultationRecord.newBuilder()
        .setCategory(a.category())
        .setFacts(toJournal(a.facts()))
        .setRequest(toJournal(a.request()))
        .setAdvice(toJournal(a.advice()))
        .addAllCitedArticles(a.citedArticles())
        .setReferral(a.referral())
        .setFollowUp(a.followUp())
        .build();
  }

  private static Consultation.Advice advice(ConsultationRecord m) {
    return new Consultation.Advice(
        m.getCategory(),
        fromJournal(m.getFacts()),
        fromJournal(m.getRequest()),
        fromJournal(m.getAdvice()),
        List.copyOf(m.getCitedArticlesList()),
        m.getReferral(),
        m.getFollowUp());
  }
}
