package legalhub.edge.codec;

import java.util.Arrays;
import java.util.Optional;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.SessionView;
import legalhub.actors.town.DeskId;
import legalhub.wire.v1.Part;
import legalhub.wire.v1.VisitPart;

/** The resident's visit. */
final class SessionParts {
  private SessionParts() {}

  static void addTo(ViewCodec.Writers writers) {
    writers.putClear(SessionView.Visit.class, SessionParts::visit);
  }

  private static Part.Builder visit(SessionView.Visit visit) {
    var wire =
        VisitPart.newBuilder()
            .setPhase(EnumCodec.toWire(visit.phase()))
            .setTicketId(visit.ticket().map(TicketId::value).orElse(""))
            .setPool(visit.pool().map(PoolId::value).orElse(""))
            .setDesk(visit.desk().map(DeskId::value).orElse(""))
            .setConsultationId(visit.consultation().map(ConsultationId::value).orElse(""))
            .setCaseId(visit.matter().map(CaseId::value).orElse(""))
            .setSinceMillis(visit.since().toEpochMilli())
            .setReason(visit.reason())
            .addAllFallbacks(EnumCodec.toWire(visit.instead()))
            .setLawyerId(visit.lawyer().map(LawyerId::value).orElse(""))
            .setDanger(visit.danger());
    outcome(visit.reason()).map(EnumCodec::toWire).ifPresent(wire::setOutcome);
    return Part.newBuilder().setVisit(wire);
  }

  /** The session says outcomes by name among its reasons. */
  private static Optional<Outcome> outcome(String reason) {
    return Arrays.stream(Outcome.values())
        .filter(outcome -> outcome.name().equals(reason))
        .findFirst();
  }
}
