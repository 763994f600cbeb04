package legalhub.actors.queue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Refusal;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.lawyer.Standing;
import legalhub.actors.queue.Queue.Event;
import legalhub.actors.town.Pool;

/** How a place in the queue is taken, changed and given up. */
record PlaceRules(Pool pool, Matching matching) {

  Decision<Event> join(QueueState state, Queue.Join c, Asking asking) {
    var entry = c.entry();
    if (!asking.by().isHub()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (isKnown(state, entry.ticket())) {
      return Decision.alreadySo();
    }
    return pool.isAskedFor(entry.desk())
        ? admit(state, entry, asking.now())
        : Decision.refuse(Refusal.INVALID);
  }

  /** Of what the two talk about, only what the choice of a person needs. */
  Decision<Event> assist(QueueState state, Queue.Assist c, Asking asking) {
    if (!asking.by().isHub()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (isKnown(state, c.ticket())) {
      return Decision.alreadySo();
    }
    var served = state.served(c.conference().consultation());
    if (served.isEmpty()) {
      return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    var asks = served.get().entry();
    var entry =
        new Queue.Entry(
            c.ticket(),
            asks.resident(),
            asks.matter(),
            c.desk(),
            Kind.ASSIST,
            asks.brief().withoutWords(),
            conflicts(served.get()),
            Optional.of(c.conference()));
    return admit(state, entry, asking.now());
  }

  private static Set<LawyerId> conflicts(Ticket ticket) {
    var found =
        ticket.paused().entrySet().stream()
            .filter(pause -> pause.getValue().equals(QueueRules.FOR_GOOD))
            .map(Map.Entry::getKey);
    return Stream.concat(ticket.entry().conflicts().stream(), found)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isKnown(QueueState state, TicketId ticket) {
    return state.tickets().containsKey(ticket) || state.farewells().containsKey(ticket);
  }

  private Decision<Event> admit(QueueState state, Queue.Entry entry, Instant now) {
    if (!pool.has(entry.desk())) {
      return Decision.refuse(Refusal.INVALID);
    }
    if (state.tickets().size() >= state.settings(pool).ticketsMax()) {
      return Decision.refuse(Refusal.QUEUE_FULL);
    }
    if (entry.kind().isLive() && !hasLawyerFor(entry, state, now)) {
      return Decision.refuse(Refusal.QUEUE_CLOSED);
    }
    return Decision.record(new Queue.Joined(entry));
  }

  /** Somebody who may take it is on duty, in opening hours: nobody waits for nobody. */
  private boolean hasLawyerFor(Queue.Entry entry, QueueState state, Instant now) {
    return pool.hours().isOpen(now)
        && pool.lawyers().values().stream()
            .filter(lawyer -> state.slot(lawyer.lawyer()).standing() == Standing.AVAILABLE)
            .filter(lawyer -> !Matching.leads(state.slot(lawyer.lawyer()), entry))
            .anyMatch(lawyer -> matching.mayServeInTime(entry, lawyer));
  }

  Decision<Event> withdraw(QueueState state, Queue.Withdraw c, Asking asking) {
    var ticket = state.tickets().get(c.ticket());
    if (ticket == null) {
      return Decision.alreadySo();
    }
    if (!asking.by().isHub()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (isServed(ticket)) {
      return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    return Decision.record(leaving(ticket, new Queue.Closed(ticket.id(), CloseReason.WITHDRAWN)));
  }

  Decision<Event> convert(QueueState state, Queue.Convert c, Asking asking) {
    var ticket = state.tickets().get(c.ticket());
    if (!asking.by().isHub()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (ticket == null && !state.farewells().containsKey(c.ticket())) {
      // Overtook the Join that it belongs to: the session repeats it.
      return Decision.refuse(Refusal.BUSY);
    }
    if (ticket == null || isServed(ticket)) {
      return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    if (ticket.kind() == c.kind() && ticket.entry().brief().equals(c.brief())) {
      return Decision.alreadySo();
    }
    return Decision.record(leaving(ticket, new Queue.Converted(c.ticket(), c.kind(), c.brief())));
  }

  Decision<Event> presence(QueueState state, Queue.Presence c, Asking asking) {
    var ticket = state.tickets().get(c.ticket());
    if (ticket == null) {
      // Overtook the Join that it belongs to: the session repeats it.
      return state.farewells().containsKey(c.ticket())
          ? Decision.alreadySo()
          : Decision.refuse(Refusal.BUSY);
    }
    if (c.version() <= ticket.presence().version()) {
      return Decision.alreadySo();
    }
    if (c.present()) {
      return Decision.record(new Queue.BecamePresent(c.ticket(), c.version()));
    }
    return Decision.record(leaving(ticket, new Queue.BecameAbsent(c.ticket(), c.version())));
  }

  Decision<Event> endTicket(QueueState state, Queue.EndTicket c, Asking asking) {
    if (asking.by().role() != Caller.Role.ADMINISTRATOR) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    var ticket = state.tickets().get(c.ticket());
    if (ticket == null) {
      return Decision.refuse(Refusal.NOT_FOUND);
    }
    return Decision.record(
        leaving(ticket, new Queue.Closed(c.ticket(), CloseReason.ENDED_BY_ADMINISTRATOR)));
  }

  private static boolean isServed(Ticket ticket) {
    return ticket.stage() instanceof Stage.Committed || ticket.stage() instanceof Stage.Talking;
  }

  /** An offer that rings for a ticket falls silent before the ticket changes. */
  private static List<Event> leaving(Ticket ticket, Event event) {
    return ticket.stage() instanceof Stage.Ringing ringing
        ? List.of(new Queue.OfferCancelled(ringing.offer()), event)
        : List.of(event);
  }
}
