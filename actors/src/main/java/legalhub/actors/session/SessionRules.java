package legalhub.actors.session;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.entity.Agenda;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Rules;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.queue.CloseReason;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.ResidentSession.Command;
import legalhub.actors.session.ResidentSession.Event;
import legalhub.actors.session.SessionState.Choosing;
import legalhub.actors.session.SessionState.Idle;
import legalhub.actors.session.SessionState.InConsultation;
import legalhub.actors.session.SessionState.Promised;
import legalhub.actors.session.SessionState.Rating;
import legalhub.actors.session.SessionState.Waiting;

/** What a resident's session allows: one open ticket or consultation at a time. */
public final class SessionRules implements Rules<Command, Event, SessionState> {
  private final ResidentId resident;
  private final SessionAgenda agenda;

  public SessionRules(ResidentId resident) {
    this.resident = resident;
    this.agenda = new SessionAgenda(resident);
  }

  public static EntitySpec<Command, Event, SessionState> spec() {
    return EntitySpec.<Command, Event, SessionState>of(
            EntityKind.RESIDENT_SESSION, id -> new SessionRules(new ResidentId(id)))
        .withTags(RequestRecord::tags);
  }

  @Override
  public SessionState vacant() {
    return SessionState.fresh();
  }

  @Override
  public Decision<Event> decide(SessionState state, Command command, Asking asking) {
    if (command instanceof ResidentSession.AskForLawyer c) {
      return byResident(asking, () -> ask(state, c));
    } else if (command instanceof ResidentSession.Withdraw c) {
      return byResident(asking, () -> withdraw(state, c));
    } else if (command instanceof ResidentSession.ChooseFallback c) {
      return byResident(asking, () -> chooseFallback(state, c));
    } else if (command instanceof ResidentSession.FinishVisit c) {
      return byResident(asking, () -> finish(state, c));
    }
    return asking.by().isHub() ? ofHub(state, command) : Decision.refuse(Refusal.FORBIDDEN);
  }

  private Decision<Event> byResident(
      Asking asking, java.util.function.Supplier<Decision<Event>> decision) {
    return asking.by().is(Caller.Role.RESIDENT, resident.value())
        ? decision.get()
        : Decision.refuse(Refusal.FORBIDDEN);
  }

  private static Decision<Event> ofHub(SessionState state, Command command) {
    if (command instanceof ResidentSession.JoinRefused c) {
      boolean asked = isWaitingFor(state, c.ticket()) || isPromised(state, c.ticket());
      return asked
          ? Decision.record(new ResidentSession.NotQueued(c.ticket(), c.why()))
          : Decision.alreadySo();
    } else if (command instanceof ResidentSession.Answered c) {
      return answered(state, c);
    } else if (command instanceof ResidentSession.Requeued c) {
      return requeued(state, c);
    } else if (command instanceof ResidentSession.TicketClosed c) {
      return ticketClosed(state, c);
    } else if (command instanceof ResidentSession.ConsultationEnded c) {
      return consultationEnded(state, c);
    } else if (command instanceof ResidentSession.ConnectionLost) {
      boolean waits = state.stage() instanceof Waiting && state.connected();
      return waits ? Decision.record(new ResidentSession.Disconnected()) : Decision.alreadySo();
    } else if (command instanceof ResidentSession.ConnectionBack) {
      return state.connected()
          ? Decision.alreadySo()
          : Decision.record(new ResidentSession.Reconnected());
    } else if (command instanceof ResidentSession.RatingOver c) {
      boolean rates =
          state.stage() instanceof Rating rating && rating.consultation().equals(c.consultation());
      return rates ? Decision.record(new ResidentSession.Finished()) : Decision.alreadySo();
    }
    return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
  }

  private static Decision<Event> ask(SessionState state, ResidentSession.AskForLawyer c) {
    var open = visit(state).map(ResidentSession.Visit::ticket);
    if (open.filter(c.visit().ticket()::equals).isPresent()) {
      return Decision.alreadySo();
    }
    boolean busy = state.stage() instanceof Waiting || state.stage() instanceof InConsultation;
    return busy
        ? Decision.refuse(Refusal.ALREADY_WAITING)
        : Decision.record(new ResidentSession.Asked(c.visit()));
  }

  private static Decision<Event> withdraw(SessionState state, ResidentSession.Withdraw c) {
    boolean leaving = state.leaving().stream().anyMatch(visit -> visit.ticket().equals(c.ticket()));
    if (leaving) {
      return Decision.alreadySo();
    }
    boolean possible =
        isWaitingFor(state, c.ticket())
            || isPromised(state, c.ticket())
            || state.stage() instanceof Choosing choosing
                && choosing.visit().ticket().equals(c.ticket());
    return possible
        ? Decision.record(new ResidentSession.Withdrawn(c.ticket()))
        : Decision.refuse(Refusal.NOT_IN_THIS_STATE);
  }

  private static Decision<Event> chooseFallback(
      SessionState state, ResidentSession.ChooseFallback c) {
    if (c.kind().isLive()) {
      return Decision.refuse(Refusal.INVALID);
    }
    if (state.stage() instanceof Promised promised && isSo(promised, c)) {
      return Decision.alreadySo();
    }
    boolean possible =
        isWaitingFor(state, c.ticket())
            || isPromised(state, c.ticket())
            || state.stage() instanceof Choosing choosing
                && choosing.visit().ticket().equals(c.ticket());
    return possible
        ? Decision.record(new ResidentSession.FallbackChosen(c.ticket(), c.kind(), c.brief()))
        : Decision.refuse(Refusal.NOT_IN_THIS_STATE);
  }

  private static boolean isSo(Promised promised, ResidentSession.ChooseFallback c) {
    var brief = promised.visit().brief();
    return promised.visit().ticket().equals(c.ticket())
        && promised.visit().kind() == c.kind()
        && brief.equals(brief.withContact(c.brief().contact(), c.brief().message()));
  }

  private static Decision<Event> finish(SessionState state, ResidentSession.FinishVisit c) {
    boolean another =
        state.stage() instanceof Rating rating
            && c.consultation().filter(id -> !id.equals(rating.consultation())).isPresent();
    if (state.stage() instanceof Idle || another) {
      return Decision.alreadySo();
    }
    boolean busy = state.stage() instanceof Waiting || state.stage() instanceof InConsultation;
    return busy
        ? Decision.refuse(Refusal.NOT_IN_THIS_STATE)
        : Decision.record(new ResidentSession.Finished());
  }

  /**
   * A later consultation of the same ticket says that the one before it is over, whatever was heard
   * of that.
   */
  private static Decision<Event> answered(SessionState state, ResidentSession.Answered c) {
    var found = new ResidentSession.LawyerFound(c.ticket(), c.consultation(), c.lawyer(), c.turn());
    if (isPromised(state, c.ticket())) {
      // The lawyer was quicker than the choice of something else: the person is called.
      return c.kind().isLive() ? Decision.record(found) : Decision.alreadySo();
    }
    int known = turn(state, c.ticket());
    if (known < 0 || c.turn() < known) {
      return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    if (c.turn() > known) {
      return Decision.record(found);
    }
    return state.stage() instanceof InConsultation
        ? Decision.alreadySo()
        : Decision.refuse(Refusal.NOT_IN_THIS_STATE);
  }

  private static Decision<Event> requeued(SessionState state, ResidentSession.Requeued c) {
    int known = turn(state, c.ticket());
    boolean news =
        known >= 0
            && (c.turn() > known || c.turn() == known && state.stage() instanceof InConsultation);
    return news
        ? Decision.record(new ResidentSession.BackInQueue(c.ticket(), c.consultation(), c.turn()))
        : Decision.alreadySo();
  }

  /**
   * Of the latest consultation of this ticket that the session knows; -1 where it isn't about this
   * ticket.
   */
  private static int turn(SessionState state, TicketId ticket) {
    if (state.stage() instanceof Waiting w && w.visit().ticket().equals(ticket)) {
      return w.turn();
    }
    return state.stage() instanceof InConsultation in && in.visit().ticket().equals(ticket)
        ? in.turn()
        : -1;
  }

  private static Decision<Event> ticketClosed(SessionState state, ResidentSession.TicketClosed c) {
    boolean open =
        !(state.stage() instanceof Rating)
            && !(state.stage() instanceof Choosing)
            && visit(state).filter(visit -> visit.ticket().equals(c.ticket())).isPresent();
    return open
        ? Decision.record(new ResidentSession.TicketEnded(c.ticket(), c.reason()))
        : Decision.alreadySo();
  }

  /**
   * Served: final for the ticket, whatever was heard before. A promise is also kept after its
   * person has left the page.
   */
  private static Decision<Event> consultationEnded(
      SessionState state, ResidentSession.ConsultationEnded c) {
    boolean kept =
        state.stage() instanceof Idle
            && state.request().filter(request -> request.isPromised(c.ticket())).isPresent();
    return kept || turn(state, c.ticket()) >= 0 || isPromised(state, c.ticket())
        ? Decision.record(new ResidentSession.TalkEnded(c.consultation(), c.outcome()))
        : Decision.alreadySo();
  }

  private static boolean isWaitingFor(SessionState state, TicketId ticket) {
    return state.stage() instanceof Waiting w && w.visit().ticket().equals(ticket);
  }

  private static boolean isPromised(SessionState state, TicketId ticket) {
    return state.stage() instanceof Promised p && p.visit().ticket().equals(ticket);
  }

  /** The visit that is under way, in whatever stage. */
  static Optional<ResidentSession.Visit> visit(SessionState state) {
    var stage = state.stage();
    if (stage instanceof Waiting s) {
      return Optional.of(s.visit());
    } else if (stage instanceof Choosing s) {
      return Optional.of(s.visit());
    } else if (stage instanceof Promised s) {
      return Optional.of(s.visit());
    } else if (stage instanceof InConsultation s) {
      return Optional.of(s.visit());
    }
    return stage instanceof Rating s ? Optional.of(s.visit()) : Optional.empty();
  }

  @Override
  public SessionState apply(SessionState state, Event event, Instant at) {
    return SessionFold.apply(state, event, at);
  }

  @Override
  public Agenda<Command> agenda(SessionState state) {
    return agenda.of(state);
  }

  @Override
  public Optional<Map<String, ViewPart>> view(SessionState state, Audience audience, Instant now) {
    boolean own = audience.viewer().is(Caller.Role.RESIDENT, resident.value());
    return own && audience.topic().equals(SessionView.VISIT)
        ? Optional.of(Map.of("visit", SessionScreen.visit(state)))
        : Optional.empty();
  }

  /** Which stage a ticket's end leads to. */
  static SessionState.Stage after(ResidentSession.Visit visit, CloseReason reason, Instant at) {
    return switch (reason) {
      case ABSENT_TOO_LONG, NOT_JOINED, NO_LAWYER -> new Choosing(visit, reason.name(), at);
      default -> new Idle(reason.name(), at);
    };
  }

  static SessionState.Stage rating(
      ResidentSession.Visit visit, ResidentSession.TalkEnded e, Instant at) {
    return e.outcome() == Outcome.ENDED_BY_ADMINISTRATOR
        ? new Idle(e.outcome().name(), at)
        : new Rating(visit, e.consultation(), e.outcome(), at);
  }
}
