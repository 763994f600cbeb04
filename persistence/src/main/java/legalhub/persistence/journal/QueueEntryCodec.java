package legalhub.persistence.journal;

import java.util.Optional;
import java.util.stream.Collectors;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.ResidentId;
import legalhub.actors.town.DeskId;
import legalhub.persistence.journal.v1.StoredEntry;

/** A place in a queue, as its events and its snapshot keep it. */
final class QueueEntryCodec {
  private QueueEntryCodec() {}

  static StoredEntry toJournal(Queue.Entry e) {
    var stored =
        StoredEntry.newBuilder()
            .setTicket(e.ticket().value())
            .setResident(e.resident().value())
            .setMatter(e.matter().value())
            .setDesk(e.desk().value())
            .setKind(e.kind().name())
            .setBrief(CommonCodec.toJournal(e.brief()))
            .addAllConflicts(e.conflicts().stream().map(LawyerId::value).sorted().toList());
    e.assists().ifPresent(conference -> stored.setAssists(conference.value()));
    return stored.build();
  }

  static Queue.Entry fromJournal(StoredEntry m) {
    return new Queue.Entry(
        new TicketId(m.getTicket()),
        new ResidentId(m.getResident()),
        new CaseId(m.getMatter()),
        new DeskId(m.getDesk()),
        Kind.valueOf(m.getKind()),
        CommonCodec.fromJournal(m.getBrief()),
        m.getConflictsList().stream().map(LawyerId::new).collect(Collectors.toUnmodifiableSet()),
        m.hasAssists() ? Optional.of(new ConferenceId(m.getAssists())) : Optional.empty());
  }
}
