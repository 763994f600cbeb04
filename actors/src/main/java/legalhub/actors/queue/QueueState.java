package legalhub.actors.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.session.ResidentId;
import legalhub.actors.town.Pool;
import legalhub.actors.town.QueueSettings;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Where a queue stands: open tickets, the lawyers' capacity, and those who left lately, so that a
 * late message about them finds its answer.
 *
 * @param ordinal of the next ticket
 * @param ruling what an administrator said about the rules; empty where nobody ever did
 */
public record QueueState(
    PMap<TicketId, Ticket> tickets,
    PMap<LawyerId, Slot> slots,
    PMap<TicketId, Farewell> farewells,
    Tempo tempo,
    long ordinal,
    Optional<Ruling> ruling) {

  /** How long a closed ticket is remembered. */
  static final Duration FAREWELL_KEPT = Duration.ofHours(1);

  /**
   * Why a ticket left.
   *
   * @param assists the conference that asked for it, where it wasn't a person
   */
  public record Farewell(
      ResidentId resident, CloseReason reason, Instant at, Optional<ConferenceId> assists) {}

  /**
   * The latest word about the rules.
   *
   * @param own the queue's own; empty: it went back to those of the town's file
   * @param by the administrator's id
   */
  public record Ruling(Optional<QueueSettings> own, String by, Instant since) {}

  static QueueState empty() {
    return new QueueState(
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        Tempo.unknown(),
        0,
        Optional.empty());
  }

  /** The rules in force. The journal's come before the town's file. */
  public QueueSettings settings(Pool pool) {
    return ruling.flatMap(Ruling::own).orElse(pool.settings());
  }

  public Slot slot(LawyerId lawyer) {
    return slots.getOrDefault(lawyer, Slot.NEW);
  }

  public Optional<Ticket> ticket(TicketId id) {
    return Optional.ofNullable(tickets.get(id));
  }

  /** The ticket that this offer rings for. */
  public Optional<Ticket> ringing(OfferId offer) {
    return tickets.values().stream()
        .filter(t -> t.stage() instanceof Stage.Ringing r && r.offer().equals(offer))
        .findFirst();
  }

  /** The ticket that this consultation serves. */
  public Optional<Ticket> served(ConsultationId consultation) {
    return tickets.values().stream()
        .filter(t -> t.stage().serving().filter(consultation::equals).isPresent())
        .findFirst();
  }

  QueueState with(Ticket ticket) {
    return new QueueState(
        tickets.plus(ticket.id(), ticket), slots, farewells, tempo, ordinal, ruling);
  }

  QueueState joined(Ticket ticket) {
    return new QueueState(
        tickets.plus(ticket.id(), ticket), slots, farewells, tempo, ordinal + 1, ruling);
  }

  QueueState slot(LawyerId lawyer, UnaryOperator<Slot> change) {
    var changed = slots.plus(lawyer, change.apply(slot(lawyer)));
    return new QueueState(tickets, changed, farewells, tempo, ordinal, ruling);
  }

  QueueState with(Ruling next) {
    return new QueueState(tickets, slots, farewells, tempo, ordinal, Optional.of(next));
  }

  QueueState with(Tempo next) {
    return new QueueState(tickets, slots, farewells, next, ordinal, ruling);
  }

  QueueState closed(Ticket ticket, CloseReason reason, Instant at) {
    var kept = farewells;
    for (var entry : farewells.entrySet()) {
      if (entry.getValue().at().plus(FAREWELL_KEPT).isBefore(at)) {
        kept = kept.minus(entry.getKey());
      }
    }
    var farewell = new Farewell(ticket.entry().resident(), reason, at, ticket.entry().assists());
    return new QueueState(
        tickets.minus(ticket.id()),
        slots,
        kept.plus(ticket.id(), farewell),
        tempo,
        ordinal,
        ruling);
  }
}
