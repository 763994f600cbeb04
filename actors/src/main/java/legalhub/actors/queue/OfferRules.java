package legalhub.actors.queue;

import java.util.function.Function;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Refusal;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.Queue.Event;
import legalhub.actors.town.Pool;

/** How an offer ends: accepted, declined, or unanswered. */
record OfferRules(Pool pool) {
  private static final String UNANSWERED = "OFFERS_UNANSWERED";

  Decision<Event> accept(QueueState state, Queue.Accept c, Asking asking) {
    return ofOffer(
        state, c.offer(), asking, ticket -> Decision.record(new Queue.OfferAccepted(c.offer())));
  }

  Decision<Event> decline(QueueState state, Queue.Decline c, Asking asking) {
    return ofOffer(
        state,
        c.offer(),
        asking,
        ticket -> Decision.record(new Queue.OfferDeclined(c.offer(), c.reason())));
  }

  /** An offer is answered by the lawyer at whose desk it rings, and once. */
  private static Decision<Event> ofOffer(
      QueueState state, OfferId offer, Asking asking, Function<Ticket, Decision<Event>> answer) {
    var ticket = state.ringing(offer);
    if (ticket.isEmpty()) {
      return Decision.refuse(Refusal.OFFER_GONE);
    }
    var ringing = (Stage.Ringing) ticket.get().stage();
    if (!asking.by().is(Caller.Role.LAWYER, ringing.lawyer().value())) {
      return Decision.refuse(Refusal.OFFER_GONE);
    }
    return ringing.until().isBefore(asking.now())
        ? Decision.refuse(Refusal.OFFER_GONE)
        : answer.apply(ticket.get());
  }

  Decision<Event> ringOut(QueueState state, Queue.RingOut c, Asking asking) {
    var ticket = state.ringing(c.offer());
    if (ticket.isEmpty()) {
      return Decision.alreadySo();
    }
    LawyerId lawyer = ((Stage.Ringing) ticket.get().stage()).lawyer();
    var timedOut = new Queue.OfferTimedOut(c.offer());
    boolean away = state.slot(lawyer).unanswered() + 1 >= state.settings(pool).unansweredMax();
    return away
        ? Decision.record(timedOut, new Queue.TurnedAway(lawyer, UNANSWERED))
        : Decision.record(timedOut);
  }
}
