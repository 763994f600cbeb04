package legalhub.persistence.journal;

import static legalhub.persistence.journal.CommonCodec.fromJournal;
import static legalhub.persistence.journal.CommonCodec.toJournal;

import java.util.Optional;
import java.util.function.Function;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.lawyer.Standing;
import legalhub.actors.queue.CloseReason;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.OfferId;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.Rule;
import legalhub.actors.queue.TicketId;
import legalhub.actors.town.DeskId;
import legalhub.persistence.journal.v1.QueueClosed;
import legalhub.persistence.journal.v1.QueueConverted;
import legalhub.persistence.journal.v1.QueueJoined;
import legalhub.persistence.journal.v1.QueueOfferEnded;
import legalhub.persistence.journal.v1.QueueOffered;
import legalhub.persistence.journal.v1.QueuePresence;
import legalhub.persistence.journal.v1.QueueRequeued;
import legalhub.persistence.journal.v1.QueueServed;
import legalhub.persistence.journal.v1.QueueStandingSet;
import legalhub.persistence.journal.v1.QueueStarted;
import legalhub.persistence.journal.v1.QueueTicketStep;
import legalhub.persistence.journal.v1.QueueTurnedAway;

/** The events of a queue. */
final class QueueCodec {
  private QueueCodec() {}

  static void register(EventTable table) {
    tickets(table);
    presence(table);
    lawyers(table);
    offers(table);
    offerEnds(table);
    serving(table);
  }

  private static void tickets(EventTable table) {
    table
        .on(
            "queue.joined.v1",
            Queue.Joined.class,
            e -> QueueJoined.newBuilder().setEntry(QueueEntryCodec.toJournal(e.entry())).build(),
            QueueJoined.parser(),
            m -> new Queue.Joined(QueueEntryCodec.fromJournal(m.getEntry())))
        .on(
            "queue.converted.v1",
            Queue.Converted.class,
            e ->
                QueueConverted.newBuilder()
                    .setTicket(e.ticket().value())
                    .setKind(e.kind().name())
                    .setBrief(toJournal(e.brief()))
                    .build(),
            QueueConverted.parser(),
            m ->
                new Queue.Converted(
                    ticket(m.getTicket()), Kind.valueOf(m.getKind()), fromJournal(m.getBrief())));
  }

  private static void presence(EventTable table) {
    table
        .on(
            "queue.became-present.v1",
            Queue.BecamePresent.class,
            e -> presence(e.ticket(), e.version()),
            QueuePresence.parser(),
            m -> new Queue.BecamePresent(ticket(m.getTicket()), m.getVersion()))
        .on(
            "queue.became-absent.v1",
            Queue.BecameAbsent.class,
            e -> presence(e.ticket(), e.version()),
            QueuePresence.parser(),
            m -> new Queue.BecameAbsent(ticket(m.getTicket()), m.getVersion()))
        .on(
            "queue.widened.v1",
            Queue.Widened.class,
            e -> step(e.ticket()),
            QueueTicketStep.parser(),
            m -> new Queue.Widened(ticket(m.getTicket())))
        .on(
            "queue.instead-offered.v1",
            Queue.InsteadOffered.class,
            e -> step(e.ticket()),
            QueueTicketStep.parser(),
            m -> new Queue.InsteadOffered(ticket(m.getTicket())))
        .on(
            "queue.closed.v1",
            Queue.Closed.class,
            e ->
                QueueClosed.newBuilder()
                    .setTicket(e.ticket().value())
                    .setReason(e.reason().name())
                    .build(),
            QueueClosed.parser(),
            m -> new Queue.Closed(ticket(m.getTicket()), CloseReason.valueOf(m.getReason())));
  }

  private static void lawyers(EventTable table) {
    table
        .on(
            "queue.standing-set.v1",
            Queue.StandingSet.class,
            e ->
                QueueStandingSet.newBuilder()
                    .setLawyer(e.lawyer().value())
                    .setVersion(e.version())
                    .setStanding(e.standing().name())
                    .setReason(e.reason())
                    .build(),
            QueueStandingSet.parser(),
            m ->
                new Queue.StandingSet(
                    new LawyerId(m.getLawyer()),
                    m.getVersion(),
                    Standing.valueOf(m.getStanding()),
                    m.getReason()))
        .on(
            "queue.turned-away.v1",
            Queue.TurnedAway.class,
            e ->
                QueueTurnedAway.newBuilder()
                    .setLawyer(e.lawyer().value())
                    .setReason(e.reason())
                    .build(),
            QueueTurnedAway.parser(),
            m -> new Queue.TurnedAway(new LawyerId(m.getLawyer()), m.getReason()));
  }

  private static void offers(EventTable table) {
    table
        .on(
            "queue.offered.v1",
            Queue.Offered.class,
            e ->
                QueueOffered.newBuilder()
                    .setOffer(e.offer().value())
                    .setTicket(e.ticket().value())
                    .setLawyer(e.lawyer().value())
                    .setRule(e.rule().name())
                    .setRingsUntil(toJournal(e.ringsUntil()))
                    .build(),
            QueueOffered.parser(),
            m ->
                new Queue.Offered(
                    new OfferId(m.getOffer()),
                    ticket(m.getTicket()),
                    new LawyerId(m.getLawyer()),
                    Rule.valueOf(m.getRule()),
                    fromJournal(m.getRingsUntil())))
        .on(
            "queue.offer-declined.v1",
            Queue.OfferDeclined.class,
            e ->
                QueueOfferEnded.newBuilder()
                    .setOffer(e.offer().value())
                    .setReason(e.reason())
                    .build(),
            QueueOfferEnded.parser(),
            m -> new Queue.OfferDeclined(new OfferId(m.getOffer()), m.getReason()));
  }

  private static void offerEnds(EventTable table) {
    offerEnd(
        table,
        "queue.offer-accepted.v1",
        Queue.OfferAccepted.class,
        Queue.OfferAccepted::offer,
        Queue.OfferAccepted::new);
    offerEnd(
        table,
        "queue.offer-timed-out.v1",
        Queue.OfferTimedOut.class,
        Queue.OfferTimedOut::offer,
        Queue.OfferTimedOut::new);
    offerEnd(
        table,
        "queue.offer-cancelled.v1",
        Queue.OfferCancelled.class,
        Queue.OfferCancelled::offer,
        Queue.OfferCancelled::new);
  }

  private static <E> void offerEnd(
      EventTable table,
      String manifest,
      Class<E> type,
      Function<E, OfferId> offer,
      Function<OfferId, E> event) {
    table.on(
        manifest,
        type,
        e -> QueueOfferEnded.newBuilder().setOffer(offer.apply(e).value()).build(),
        QueueOfferEnded.parser(),
        m -> event.apply(new OfferId(m.getOffer())));
  }

  private static void serving(EventTable table) {
    table
        .on(
            "queue.started.v1",
            Queue.Started.class,
            e -> QueueStarted.newBuilder().setConsultation(e.consultation().value()).build(),
            QueueStarted.parser(),
            m -> new Queue.Started(new ConsultationId(m.getConsultation())))
        .on(
            "queue.ended.v1",
            Queue.Ended.class,
            e -> served(e.consultation(), e.talk()),
            QueueServed.parser(),
            m -> new Queue.Ended(new ConsultationId(m.getConsultation()), fromJournal(m.getTook())))
        .on(
            "queue.released.v1",
            Queue.Released.class,
            e -> served(e.consultation(), e.wrapUp()),
            QueueServed.parser(),
            m ->
                new Queue.Released(
                    new ConsultationId(m.getConsultation()), fromJournal(m.getTook())))
        .on(
            "queue.requeued.v1",
            Queue.Requeued.class,
            QueueCodec::requeued,
            QueueRequeued.parser(),
            QueueCodec::requeued);
  }

  private static QueueRequeued requeued(Queue.Requeued e) {
    var stored = QueueRequeued.newBuilder().setConsultation(e.consultation().value());
    e.requeue().prefer().ifPresent(lawyer -> stored.setPrefer(lawyer.value()));
    e.requeue().desk().ifPresent(desk -> stored.setDesk(desk.value()));
    e.requeue().exclude().ifPresent(lawyer -> stored.setExclude(lawyer.value()));
    return stored.setResidentMissed(e.requeue().residentMissed()).build();
  }

  private static Queue.Requeued requeued(QueueRequeued m) {
    return new Queue.Requeued(
        new ConsultationId(m.getConsultation()),
        new Queue.Requeue(
            m.hasPrefer() ? Optional.of(new LawyerId(m.getPrefer())) : Optional.empty(),
            m.hasDesk() ? Optional.of(new DeskId(m.getDesk())) : Optional.empty(),
            m.hasExclude() ? Optional.of(new LawyerId(m.getExclude())) : Optional.empty(),
            m.getResidentMissed()));
  }

  private static QueueServed served(ConsultationId consultation, java.time.Duration took) {
    return QueueServed.newBuilder()
        .setConsultation(consultation.value())
        .setTook(toJournal(took))
        .build();
  }

  private static QueuePresence presence(TicketId ticket, long version) {
    return QueuePresence.newBuilder().setTicket(ticket.value()).setVersion(version).build();
  }

  private static QueueTicketStep step(TicketId ticket) {
    return QueueTicketStep.newBuilder().setTicket(ticket.value()).build();
  }

  private static TicketId ticket(String value) {
    return new TicketId(value);
  }
}
