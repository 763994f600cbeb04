package legalhub.actors.queue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import legalhub.actors.entity.CommandId;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.town.LawyerProfile;
import legalhub.actors.town.Pool;
import legalhub.actors.town.QueueSettings;

/** Who is next, and for whom: DOMAIN.md, section 4. */
final class Matching {
  private final Pool pool;

  Matching(Pool pool) {
    this.pool = pool;
  }

  /** The next offer to make, if any free lawyer may take any waiting ticket. */
  Optional<Queue.Offered> next(QueueState state, Instant now) {
    int most = state.settings(pool).consultationsMax();
    boolean anyFree = state.slots().values().stream().anyMatch(slot -> slot.isFree(most));
    if (!anyFree) {
      return Optional.empty();
    }
    return inOrder(state, now).stream()
        .filter(Ticket::isOfferable)
        .flatMap(
            ticket ->
                best(state, ticket, now)
                    .map(lawyer -> offer(ticket, lawyer, state.settings(pool), now))
                    .stream())
        .findFirst();
  }

  /** All open tickets that still wait or ring, as they will be served. */
  List<Ticket> inOrder(QueueState state, Instant now) {
    return state.tickets().values().stream()
        .filter(t -> t.isWaiting() || t.stage() instanceof Stage.Ringing)
        .sorted(order(state.settings(pool), now))
        .toList();
  }

  private static Comparator<Ticket> order(QueueSettings settings, Instant now) {
    return Comparator.<Ticket>comparingInt(t -> t.rank(now, settings))
        .thenComparingLong(Ticket::ordinal);
  }

  /** Whether this lawyer's desks, conflicts and the ticket's preference allow it, busy or not. */
  boolean mayServe(Ticket ticket, LawyerProfile lawyer, Instant now) {
    if (isConflicted(ticket, lawyer)) {
      return false;
    }
    var paused = ticket.paused().get(lawyer.lawyer());
    if (paused != null && paused.isAfter(now)) {
      return false;
    }
    var preference = ticket.preference().filter(p -> p.until().isAfter(now));
    if (preference.isPresent()) {
      return preference.get().lawyer().equals(lawyer.lawyer());
    }
    return lawyer.desks().contains(ticket.desk())
        || ticket.steps().widened() && atGeneralDesk(lawyer);
  }

  /** Whether this lawyer may take the ticket now or later, when it has waited for others enough. */
  boolean mayServeInTime(Ticket ticket, LawyerProfile lawyer) {
    return mayServeInTime(ticket.entry(), lawyer) && !isConflicted(ticket, lawyer);
  }

  /** Whether this lawyer may take what is asked for, as far as is known at its arrival. */
  boolean mayServeInTime(Queue.Entry entry, LawyerProfile lawyer) {
    return !isConflicted(entry, lawyer)
        && (lawyer.desks().contains(entry.desk())
            || entry.assists().isEmpty() && atGeneralDesk(lawyer));
  }

  /** Whoever leads the conference can't assist in it. */
  static boolean leads(Slot slot, Queue.Entry entry) {
    return entry.assists().filter(c -> slot.talks().containsKey(c.consultation())).isPresent();
  }

  private boolean isConflicted(Queue.Entry entry, LawyerProfile lawyer) {
    return entry.conflicts().stream().anyMatch(other -> areOne(lawyer, other));
  }

  /** Known from the start, or found by this lawyer or by one of the same firm. */
  private boolean isConflicted(Ticket ticket, LawyerProfile lawyer) {
    return isConflicted(ticket.entry(), lawyer)
        || ticket.paused().entrySet().stream()
            .filter(pause -> pause.getValue().equals(QueueRules.FOR_GOOD))
            .anyMatch(pause -> areOne(lawyer, pause.getKey()));
  }

  private boolean areOne(LawyerProfile lawyer, LawyerId other) {
    return lawyer.lawyer().equals(other)
        || !lawyer.firm().isEmpty()
            && Optional.ofNullable(pool.lawyers().get(other))
                .filter(colleague -> colleague.firm().equals(lawyer.firm()))
                .isPresent();
  }

  private boolean atGeneralDesk(LawyerProfile lawyer) {
    return pool.generalDesk().filter(lawyer.desks()::contains).isPresent();
  }

  private Optional<LawyerProfile> best(QueueState state, Ticket ticket, Instant now) {
    int most = state.settings(pool).consultationsMax();
    return pool.lawyers().values().stream()
        .filter(lawyer -> state.slot(lawyer.lawyer()).isFree(most))
        .filter(lawyer -> !leads(state.slot(lawyer.lawyer()), ticket.entry()))
        .filter(lawyer -> mayServe(ticket, lawyer, now))
        .min(
            Comparator.<LawyerProfile, Boolean>comparing(lawyer -> !speaks(lawyer, ticket))
                .thenComparing(
                    lawyer -> !lawyer.villages().contains(ticket.entry().brief().village()))
                .thenComparing(lawyer -> state.slot(lawyer.lawyer()).lastServed())
                .thenComparing(lawyer -> lawyer.lawyer().value()));
  }

  private static boolean speaks(LawyerProfile lawyer, Ticket ticket) {
    var language = ticket.entry().brief().language();
    return language.isEmpty() || lawyer.languages().contains(language);
  }

  private static Queue.Offered offer(
      Ticket ticket, LawyerProfile to, QueueSettings settings, Instant now) {
    var rule =
        ticket
            .preference()
            .filter(p -> p.until().isAfter(now))
            .map(Ticket.Preference::rule)
            .orElseGet(() -> ticket.ruleAt(now, settings));
    LawyerId lawyer = to.lawyer();
    return new Queue.Offered(offerId(ticket), ticket.id(), lawyer, rule, now.plus(settings.ring()));
  }

  private static OfferId offerId(Ticket ticket) {
    var id = CommandId.derivedFrom("offer", ticket.id().value(), Integer.toString(ticket.offers()));
    return new OfferId(id.value());
  }
}
