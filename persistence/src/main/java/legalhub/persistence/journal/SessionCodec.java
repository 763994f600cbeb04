package legalhub.persistence.journal;

import static legalhub.persistence.journal.CommonCodec.fromJournal;
import static legalhub.persistence.journal.CommonCodec.toJournal;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.entity.Refusal;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.queue.CloseReason;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.ResidentSession;
import legalhub.actors.town.DeskId;
import legalhub.persistence.journal.v1.SessionAsked;
import legalhub.persistence.journal.v1.SessionBackInQueue;
import legalhub.persistence.journal.v1.SessionFallbackChosen;
import legalhub.persistence.journal.v1.SessionLawyerFound;
import legalhub.persistence.journal.v1.SessionMark;
import legalhub.persistence.journal.v1.SessionTalkEnded;
import legalhub.persistence.journal.v1.SessionTicketEnded;
import legalhub.persistence.journal.v1.SessionWithdrawn;

/** The events of a resident's session. */
final class SessionCodec {
  private SessionCodec() {}

  static void register(EventTable table) {
    asking(table);
    serving(table);
    ending(table);
    mark(
        table,
        "session.finished.v1",
        ResidentSession.Finished.class,
        ResidentSession.Finished::new);
    mark(
        table,
        "session.disconnected.v1",
        ResidentSession.Disconnected.class,
        ResidentSession.Disconnected::new);
    mark(
        table,
        "session.reconnected.v1",
        ResidentSession.Reconnected.class,
        ResidentSession.Reconnected::new);
  }

  private static void asking(EventTable table) {
    table
        .on(
            "session.asked.v1",
            ResidentSession.Asked.class,
            e -> visit(e.visit()),
            SessionAsked.parser(),
            m -> new ResidentSession.Asked(visit(m)))
        .on(
            "session.withdrawn.v1",
            ResidentSession.Withdrawn.class,
            e -> SessionWithdrawn.newBuilder().setTicket(e.ticket().value()).build(),
            SessionWithdrawn.parser(),
            m -> new ResidentSession.Withdrawn(new TicketId(m.getTicket())))
        .on(
            "session.fallback-chosen.v1",
            ResidentSession.FallbackChosen.class,
            e ->
                SessionFallbackChosen.newBuilder()
                    .setTicket(e.ticket().value())
                    .setKind(e.kind().name())
                    .setBrief(toJournal(e.brief()))
                    .build(),
            SessionFallbackChosen.parser(),
            m ->
                new ResidentSession.FallbackChosen(
                    new TicketId(m.getTicket()),
                    Kind.valueOf(m.getKind()),
                    fromJournal(m.getBrief())))
        .on(
            "session.not-queued.v1",
            ResidentSession.NotQueued.class,
            e -> ended(e.ticket(), e.why().name()),
            SessionTicketEnded.parser(),
            m ->
                new ResidentSession.NotQueued(
                    new TicketId(m.getTicket()), Refusal.valueOf(m.getReason())))
        .on(
            "session.ticket-ended.v1",
            ResidentSession.TicketEnded.class,
            e -> ended(e.ticket(), e.reason().name()),
            SessionTicketEnded.parser(),
            m ->
                new ResidentSession.TicketEnded(
                    new TicketId(m.getTicket()), CloseReason.valueOf(m.getReason())));
  }

  private static void serving(EventTable table) {
    table
        .on(
            "session.lawyer-found.v1",
            ResidentSession.LawyerFound.class,
            e ->
                SessionLawyerFound.newBuilder()
                    .setTicket(e.ticket().value())
                    .setConsultation(e.consultation().value())
                    .setLawyer(e.lawyer().value())
                    .setTurn(e.turn())
                    .build(),
            SessionLawyerFound.parser(),
            m ->
                new ResidentSession.LawyerFound(
                    new TicketId(m.getTicket()),
                    new ConsultationId(m.getConsultation()),
                    new LawyerId(m.getLawyer()),
                    m.getTurn()))
        .on(
            "session.back-in-queue.v1",
            ResidentSession.BackInQueue.class,
            e ->
                SessionBackInQueue.newBuilder()
                    .setTicket(e.ticket().value())
                    .setConsultation(e.consultation().value())
                    .setTurn(e.turn())
                    .build(),
            SessionBackInQueue.parser(),
            m ->
                new ResidentSession.BackInQueue(
                    new TicketId(m.getTicket()),
                    new ConsultationId(m.getConsultation()),
                    m.getTurn()));
  }

  private static void ending(EventTable table) {
    table.on(
        "session.talk-ended.v1",
        ResidentSession.TalkEnded.class,
        e ->
            SessionTalkEnded.newBuilder()
                .setConsultation(e.consultation().value())
                .setOutcome(e.outcome().name())
                .build(),
        SessionTalkEnded.parser(),
        m ->
            new ResidentSession.TalkEnded(
                new ConsultationId(m.getConsultation()), Outcome.valueOf(m.getOutcome())));
  }

  private static <E> void mark(
      EventTable table, String manifest, Class<E> type, Supplier<E> event) {
    table.on(
        manifest,
        type,
        e -> SessionMark.getDefaultInstance(),
        SessionMark.parser(),
        m -> event.get());
  }

  private static SessionTicketEnded ended(TicketId ticket, String reason) {
    return SessionTicketEnded.newBuilder().setTicket(ticket.value()).setReason(reason).build();
  }

  private static SessionAsked visit(ResidentSession.Visit v) {
    return SessionAsked.newBuilder()
        .setTicket(v.ticket().value())
        .setPool(v.pool().value())
        .setDesk(v.desk().value())
        .setMatter(v.matter().value())
        .setKind(v.kind().name())
        .setBrief(toJournal(v.brief()))
        .addAllConflicts(v.conflicts().stream().map(LawyerId::value).sorted().toList())
        .build();
  }

  private static ResidentSession.Visit visit(SessionAsked m) {
    return new ResidentSession.Visit(
        new TicketId(m.getTicket()),
        new PoolId(m.getPool()),
        new DeskId(m.getDesk()),
        new CaseId(m.getMatter()),
        Kind.valueOf(m.getKind()),
        fromJournal(m.getBrief()),
        m.getConflictsList().stream().map(LawyerId::new).collect(Collectors.toUnmodifiableSet()));
  }
}
