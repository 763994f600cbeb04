package legalhub.actors.queue;

import java.util.Optional;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Decision;
import legalhub.actors.queue.Queue.Event;
import legalhub.actors.town.Pool;

/** What a long wait leads to: more lawyers, something else instead, and at last an end. */
record PatienceRules(Pool pool) {

  Decision<Event> widen(QueueState state, Queue.Widen c, Asking asking) {
    return state.ticket(c.ticket()).filter(t -> !t.steps().widened()).isPresent()
        ? Decision.record(new Queue.Widened(c.ticket()))
        : Decision.alreadySo();
  }

  Decision<Event> offerInstead(QueueState state, Queue.OfferInstead c, Asking asking) {
    return state.ticket(c.ticket()).filter(t -> !t.steps().insteadOffered()).isPresent()
        ? Decision.record(new Queue.InsteadOffered(c.ticket()))
        : Decision.alreadySo();
  }

  Decision<Event> absentTooLong(QueueState state, Queue.AbsentTooLong c, Asking asking) {
    var ticket = state.ticket(c.ticket()).filter(t -> t.isWaiting() && !t.presence().present());
    var keptFor = state.settings(pool).keepAbsent();
    return ticket
        .filter(t -> !t.presence().since().plus(keptFor).isAfter(asking.now()))
        .map(t -> Decision.<Event>record(new Queue.Closed(t.id(), CloseReason.ABSENT_TOO_LONG)))
        .orElseGet(Decision::alreadySo);
  }

  Decision<Event> waitedTooLong(QueueState state, Queue.WaitedTooLong c, Asking asking) {
    return state
        .ticket(c.ticket())
        .filter(t -> t.isWaiting() && t.kind().isLive())
        .map(t -> Decision.<Event>record(new Queue.Closed(t.id(), CloseReason.NO_LAWYER)))
        .orElseGet(Decision::alreadySo);
  }

  Decision<Event> undeliverable(QueueState state, Queue.Undeliverable c, Asking asking) {
    return state.served(c.consultation()).isPresent()
        ? Decision.record(
            new Queue.Requeued(
                c.consultation(),
                new Queue.Requeue(Optional.empty(), Optional.empty(), Optional.empty(), false)))
        : Decision.alreadySo();
  }
}
