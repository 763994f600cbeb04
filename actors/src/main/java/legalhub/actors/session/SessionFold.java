package legalhub.actors.session;

import java.time.Instant;
import legalhub.actors.session.ResidentSession.Event;
import legalhub.actors.session.SessionState.Choosing;
import legalhub.actors.session.SessionState.Idle;
import legalhub.actors.session.SessionState.InConsultation;
import legalhub.actors.session.SessionState.Promised;
import legalhub.actors.session.SessionState.Waiting;

/** What each recorded fact changes in a session. */
final class SessionFold {
  private SessionFold() {}

  static SessionState apply(SessionState s, Event event, Instant at) {
    var next = visit(s, event, at);
    return event instanceof ResidentSession.Asked e
        ? next.with(Request.asked(e.visit(), at))
        : next.request().map(request -> next.with(request.after(event, at))).orElse(next);
  }

  private static SessionState visit(SessionState s, Event event, Instant at) {
    if (event instanceof ResidentSession.Asked e) {
      return s.present(asked(e.visit(), at));
    } else if (event instanceof ResidentSession.Disconnected) {
      return s.connected(false);
    } else if (event instanceof ResidentSession.Reconnected) {
      return s.connected(true);
    } else if (event instanceof ResidentSession.Finished) {
      return s.to(new Idle("", at));
    }
    // Everything else is about the visit that is under way.
    return SessionRules.visit(s).map(visit -> ofVisit(s, visit, event, at)).orElse(s);
  }

  private static SessionState.Stage asked(ResidentSession.Visit visit, Instant at) {
    return visit.kind().isLive()
        ? new Waiting(visit, 0, at)
        : new Promised(visit, false, false, at);
  }

  private static SessionState ofVisit(
      SessionState s, ResidentSession.Visit visit, Event event, Instant at) {
    if (event instanceof ResidentSession.Withdrawn) {
      return s.leaving(visit).to(new Idle("WITHDRAWN", at));
    } else if (event instanceof ResidentSession.FallbackChosen e) {
      return s.to(promised(s.stage(), changed(visit, e), at));
    } else if (event instanceof ResidentSession.NotQueued e) {
      return s.to(new Choosing(visit, e.why().name(), at));
    } else if (event instanceof ResidentSession.LawyerFound e) {
      return s.to(new InConsultation(visit, e.consultation(), e.lawyer(), e.turn(), at));
    } else if (event instanceof ResidentSession.BackInQueue e) {
      return s.present(new Waiting(visit, e.turn(), at));
    } else if (event instanceof ResidentSession.TicketEnded e) {
      return s.to(SessionRules.after(visit, e.reason(), at));
    } else if (event instanceof ResidentSession.TalkEnded e) {
      return s.to(SessionRules.rating(visit, e, at));
    }
    throw new IllegalStateException("no rule folds " + event.getClass().getSimpleName());
  }

  private static Promised promised(
      SessionState.Stage before, ResidentSession.Visit visit, Instant at) {
    return before instanceof Promised was
        ? new Promised(visit, was.queued(), true, at)
        : new Promised(visit, before instanceof Waiting, false, at);
  }

  /** What the person said when asking stays; where to call back, or the question, is added. */
  private static ResidentSession.Visit changed(
      ResidentSession.Visit visit, ResidentSession.FallbackChosen e) {
    var brief = visit.brief().withContact(e.brief().contact(), e.brief().message());
    return visit.with(e.kind(), brief);
  }
}
