package legalhub.persistence.journal;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.OfferId;
import legalhub.actors.queue.Rule;
import legalhub.actors.queue.Stage;
import legalhub.actors.queue.Ticket;
import legalhub.persistence.journal.v1.SnapshotPreference;
import legalhub.persistence.journal.v1.SnapshotPresence;
import legalhub.persistence.journal.v1.SnapshotRinging;
import legalhub.persistence.journal.v1.SnapshotServing;
import legalhub.persistence.journal.v1.SnapshotTicket;

/** One open ticket of a queue's snapshot. */
final class TicketSnapshotCodec {
  private TicketSnapshotCodec() {}

  static SnapshotTicket toJournal(Ticket ticket) {
    var stored =
        SnapshotTicket.newBuilder()
            .setEntry(QueueEntryCodec.toJournal(ticket.entry()))
            .setOrdinal(ticket.ordinal())
            .setSince(CommonCodec.toJournal(ticket.since()))
            .setPresence(presence(ticket.presence()))
            .setWidened(ticket.steps().widened())
            .setInsteadOffered(ticket.steps().insteadOffered())
            .setReturns(ticket.steps().returns())
            .addAllPaused(QueueSnapshotCodec.times(ticket.paused(), LawyerId::value))
            .setOffers(ticket.offers());
    stage(ticket.stage(), stored);
    ticket.preference().ifPresent(preference -> stored.setPreference(preference(preference)));
    ticket.requeuedFrom().ifPresent(from -> stored.setRequeuedFrom(from.value()));
    return stored.build();
  }

  static Ticket fromJournal(SnapshotTicket m) {
    return new Ticket(
        QueueEntryCodec.fromJournal(m.getEntry()),
        m.getOrdinal(),
        CommonCodec.fromJournal(m.getSince()),
        stage(m),
        presence(m.getPresence()),
        new Ticket.Steps(m.getWidened(), m.getInsteadOffered(), m.getReturns()),
        m.hasPreference() ? Optional.of(preference(m.getPreference())) : Optional.empty(),
        QueueSnapshotCodec.times(m.getPausedList(), LawyerId::new),
        m.hasRequeuedFrom()
            ? Optional.of(new ConsultationId(m.getRequeuedFrom()))
            : Optional.empty(),
        m.getOffers());
  }

  private static void stage(Stage stage, SnapshotTicket.Builder stored) {
    if (stage instanceof Stage.Ringing s) {
      stored.setRinging(
          SnapshotRinging.newBuilder()
              .setOffer(s.offer().value())
              .setLawyer(s.lawyer().value())
              .setRule(s.rule().name())
              .setUntil(CommonCodec.toJournal(s.until())));
    } else if (stage instanceof Stage.Committed s) {
      stored.setCommitted(serving(s.consultation(), s.lawyer(), s.at()));
    } else if (stage instanceof Stage.Talking s) {
      stored.setTalking(serving(s.consultation(), s.lawyer(), s.since()));
    } else if (!(stage instanceof Stage.Waiting)) {
      throw new IllegalArgumentException("no journal form for " + stage.getClass().getName());
    }
  }

  private static Stage stage(SnapshotTicket m) {
    return switch (m.getStageCase()) {
      case RINGING -> ringing(m.getRinging());
      case COMMITTED ->
          new Stage.Committed(
              new ConsultationId(m.getCommitted().getConsultation()),
              new LawyerId(m.getCommitted().getLawyer()),
              CommonCodec.fromJournal(m.getCommitted().getAt()));
      case TALKING ->
          new Stage.Talking(
              new ConsultationId(m.getTalking().getConsultation()),
              new LawyerId(m.getTalking().getLawyer()),
              CommonCodec.fromJournal(m.getTalking().getAt()));
      case STAGE_NOT_SET -> new Stage.Waiting();
    };
  }

  private static Stage ringing(SnapshotRinging m) {
    return new Stage.Ringing(
        new OfferId(m.getOffer()),
        new LawyerId(m.getLawyer()),
        Rule.valueOf(m.getRule()),
        CommonCodec.fromJournal(m.getUntil()));
  }

  private static SnapshotServing serving(ConsultationId consultation, LawyerId lawyer, Instant at) {
    return SnapshotServing.newBuilder()
        .setConsultation(consultation.value())
        .setLawyer(lawyer.value())
        .setAt(CommonCodec.toJournal(at))
        .build();
  }

  private static SnapshotPresence presence(Ticket.Presence presence) {
    return SnapshotPresence.newBuilder()
        .setPresent(presence.present())
        .setSince(CommonCodec.toJournal(presence.since()))
        .setVersion(presence.version())
        .build();
  }

  private static Ticket.Presence presence(SnapshotPresence m) {
    return new Ticket.Presence(
        m.getPresent(), CommonCodec.fromJournal(m.getSince()), m.getVersion());
  }

  private static SnapshotPreference preference(Ticket.Preference preference) {
    return SnapshotPreference.newBuilder()
        .setLawyer(preference.lawyer().value())
        .setUntil(CommonCodec.toJournal(preference.until()))
        .setRule(preference.rule().name())
        .build();
  }

  private static Ticket.Preference preference(SnapshotPreference m) {
    return new Ticket.Preference(
        new LawyerId(m.getLawyer()),
        CommonCodec.fromJournal(m.getUntil()),
        Rule.valueOf(m.getRule()));
  }
}
