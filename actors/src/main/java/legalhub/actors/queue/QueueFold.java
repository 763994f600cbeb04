package legalhub.actors.queue;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.Queue.Event;
import legalhub.actors.town.Pool;
import org.pcollections.HashTreePMap;

/** What each recorded fact changes in a queue. */
final class QueueFold {
  private final Pool pool;

  QueueFold(Pool pool) {
    this.pool = pool;
  }

  QueueState apply(QueueState s, Event event, Instant at) {
    if (event instanceof Queue.Joined e) {
      return s.joined(arrived(e.entry(), s.ordinal(), at));
    } else if (event instanceof Queue.Offered e) {
      return offered(s, e);
    } else if (event instanceof Queue.OfferAccepted e) {
      return accepted(s, e.offer(), at);
    } else if (event instanceof Queue.OfferDeclined e) {
      return declined(s, e, at);
    } else if (event instanceof Queue.OfferTimedOut e) {
      return timedOut(s, e.offer());
    } else if (event instanceof Queue.OfferCancelled e) {
      return silenced(s, e.offer());
    } else if (event instanceof Queue.StandingSet e) {
      return s.slot(e.lawyer(), slot -> slot.standing(e.version(), e.standing(), e.reason(), at));
    } else if (event instanceof Queue.TurnedAway e) {
      return s.slot(e.lawyer(), slot -> slot.turnedAway(e.reason(), at));
    }
    return ofServing(s, event, at);
  }

  private QueueState ofServing(QueueState s, Event event, Instant at) {
    if (event instanceof Queue.RulesSet e) {
      return s.with(new QueueState.Ruling(e.own(), e.by(), at));
    } else if (event instanceof Queue.Started e) {
      return started(s, e.consultation(), at);
    } else if (event instanceof Queue.Ended e) {
      return ended(s, e, at);
    } else if (event instanceof Queue.Requeued e) {
      return requeued(s, e, at);
    } else if (event instanceof Queue.Released e) {
      return released(s, e);
    } else if (event instanceof Queue.Closed e) {
      return s.ticket(e.ticket()).map(t -> freed(s, t).closed(t, e.reason(), at)).orElse(s);
    }
    return ofTicket(s, event, at);
  }

  private QueueState ofTicket(QueueState s, Event event, Instant at) {
    if (event instanceof Queue.Converted e) {
      return s.ticket(e.ticket()).map(t -> s.with(converted(t, e))).orElse(s);
    } else if (event instanceof Queue.BecamePresent e) {
      return present(s, e.ticket(), new Ticket.Presence(true, at, e.version()));
    } else if (event instanceof Queue.BecameAbsent e) {
      return present(s, e.ticket(), new Ticket.Presence(false, at, e.version()));
    } else if (event instanceof Queue.Widened e) {
      return s.ticket(e.ticket())
          .map(
              t ->
                  s.with(
                      t.with(
                          new Ticket.Steps(true, t.steps().insteadOffered(), t.steps().returns()))))
          .orElse(s);
    } else if (event instanceof Queue.InsteadOffered e) {
      return s.ticket(e.ticket())
          .map(
              t -> s.with(t.with(new Ticket.Steps(t.steps().widened(), true, t.steps().returns()))))
          .orElse(s);
    }
    throw new IllegalStateException("no rule folds " + event.getClass().getSimpleName());
  }

  private static Ticket arrived(Queue.Entry entry, long ordinal, Instant at) {
    return new Ticket(
        entry,
        ordinal,
        at,
        new Stage.Waiting(),
        new Ticket.Presence(true, at, 0),
        new Ticket.Steps(false, false, 0),
        Optional.empty(),
        HashTreePMap.empty(),
        Optional.empty(),
        0);
  }

  private static Ticket converted(Ticket t, Queue.Converted e) {
    return t.with(t.entry().with(e.kind(), e.brief()));
  }

  private static QueueState present(QueueState s, TicketId id, Ticket.Presence presence) {
    return s.ticket(id).map(t -> s.with(t.with(presence))).orElse(s);
  }

  private static QueueState offered(QueueState s, Queue.Offered e) {
    var ringing = new Stage.Ringing(e.offer(), e.lawyer(), e.rule(), e.ringsUntil());
    return s.ticket(e.ticket())
        .map(
            t ->
                s.with(t.offered(ringing))
                    .slot(e.lawyer(), slot -> slot.ringing(Optional.of(e.offer()))))
        .orElse(s);
  }

  /** The offer's name becomes the consultation's: one acceptance opens one consultation. */
  private static QueueState accepted(QueueState s, OfferId offer, Instant at) {
    var ticket = s.ringing(offer).orElseThrow();
    LawyerId lawyer = ((Stage.Ringing) ticket.stage()).lawyer();
    var consultation = new ConsultationId(offer.value());
    return s.with(ticket.at(new Stage.Committed(consultation, lawyer, at)))
        .slot(lawyer, slot -> slot.ringing(Optional.empty()).talking(consultation, at));
  }

  private static QueueState declined(QueueState s, Queue.OfferDeclined e, Instant at) {
    var ticket = s.ringing(e.offer()).orElseThrow();
    LawyerId lawyer = ((Stage.Ringing) ticket.stage()).lawyer();
    var waiting =
        ticket.at(new Stage.Waiting()).pausing(lawyer, QueueRules.pausedUntil(e.reason(), at));
    return s.with(waiting).slot(lawyer, slot -> slot.ringing(Optional.empty()).unanswered(0));
  }

  /** The next lawyer comes before the same one again: whoever let it ring rests for one ring. */
  private QueueState timedOut(QueueState s, OfferId offer) {
    var ticket = s.ringing(offer).orElseThrow();
    var ringing = (Stage.Ringing) ticket.stage();
    var rested =
        ticket
            .at(new Stage.Waiting())
            .pausing(ringing.lawyer(), ringing.until().plus(s.settings(pool).ring()));
    return s.with(rested)
        .slot(
            ringing.lawyer(),
            slot -> slot.ringing(Optional.empty()).unanswered(slot.unanswered() + 1));
  }

  private static QueueState silenced(QueueState s, OfferId offer) {
    return s.ringing(offer)
        .map(
            t ->
                s.with(t.at(new Stage.Waiting()))
                    .slot(
                        ((Stage.Ringing) t.stage()).lawyer(),
                        slot -> slot.ringing(Optional.empty())))
        .orElse(s);
  }

  private static QueueState started(QueueState s, ConsultationId consultation, Instant at) {
    return s.served(consultation)
        .map(t -> s.with(t.at(new Stage.Talking(consultation, TalkEnd.lawyerOf(t), at))))
        .orElse(s);
  }

  private static QueueState ended(QueueState s, Queue.Ended e, Instant at) {
    return s.served(e.consultation())
        .map(
            t ->
                s.slot(TalkEnd.lawyerOf(t), slot -> slot.wrappingUp(e.consultation(), at))
                    .with(s.tempo().talked(e.talk().toSeconds())))
        .orElse(s);
  }

  private QueueState requeued(QueueState s, Queue.Requeued e, Instant at) {
    var found = s.served(e.consultation());
    if (found.isEmpty()) {
      return s;
    }
    var ticket = found.get();
    var how = e.requeue();
    var meantFor =
        how.prefer()
            .map(
                l ->
                    new Ticket.Preference(l, at.plus(s.settings(pool).preferFor()), Rule.TRANSFER));
    var back = ticket.backFrom(e.consultation(), meantFor);
    if (how.desk().isPresent()) {
      back = back.with(back.entry().at(how.desk().get()));
    }
    if (how.exclude().isPresent()) {
      boolean handedOn = how.prefer().isPresent() || how.desk().isPresent();
      var until = handedOn ? at.plus(QueueRules.HANDED_ON_PAUSE) : QueueRules.FOR_GOOD;
      back = back.pausing(how.exclude().get(), until);
    }
    int returns = back.steps().returns() + (how.residentMissed() ? 1 : 0);
    back =
        back.with(new Ticket.Steps(back.steps().widened(), back.steps().insteadOffered(), returns));
    boolean talked = s.slot(TalkEnd.lawyerOf(ticket)).wrapUps().containsKey(e.consultation());
    var kept = s.with(back);
    return talked
        ? kept
        : kept.slot(TalkEnd.lawyerOf(ticket), slot -> slot.released(e.consultation()));
  }

  private static QueueState released(QueueState s, Queue.Released e) {
    var state = s;
    for (var entry : s.slots().entrySet()) {
      if (entry.getValue().wrapUps().containsKey(e.consultation())) {
        state = state.slot(entry.getKey(), slot -> slot.released(e.consultation()));
      }
    }
    return state.with(state.tempo().wrappedUp(e.wrapUp().toSeconds()));
  }

  /** An administrator may close a ticket whose lawyer is still committed. */
  private static QueueState freed(QueueState s, Ticket ticket) {
    if (ticket.stage() instanceof Stage.Committed c) {
      return s.slot(
          c.lawyer(),
          slot ->
              slot.wrapUps().containsKey(c.consultation())
                  ? slot
                  : slot.released(c.consultation()));
    }
    if (ticket.stage() instanceof Stage.Talking t) {
      return s.slot(
          t.lawyer(),
          slot ->
              slot.wrapUps().containsKey(t.consultation())
                  ? slot
                  : slot.released(t.consultation()));
    }
    return s;
  }
}
