package legalhub.actors.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.Agenda;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Rules;
import legalhub.actors.entity.Transitions;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.lawyer.Standing;
import legalhub.actors.queue.Queue.Command;
import legalhub.actors.queue.Queue.Event;
import legalhub.actors.town.Pool;
import legalhub.actors.town.Town;

/** What a queue allows. After every decision, whoever is free is offered whoever is next. */
public final class QueueRules implements Rules<Command, Event, QueueState> {
  /**
   * A place is shown anew at most this often, and it may have moved by time alone. A lawyer's own
   * desk isn't held back: an offer rings there.
   */
  private static final Duration PUSH_EVERY = Duration.ofMillis(250);

  private static final Duration REFRESH_EVERY = Duration.ofSeconds(5);

  /** After a decline, the same lawyer isn't asked again for the same ticket before this. */
  private static final Duration DECLINE_PAUSE = Duration.ofSeconds(60);

  /** After a lawyer gave a ticket to others: they come first, but it may come back. */
  static final Duration HANDED_ON_PAUSE = Duration.ofMinutes(5);

  static final Instant FOR_GOOD = Instant.parse("9999-01-01T00:00:00Z");

  private final Pool pool;
  private final Matching matching;
  private final QueueFold fold;
  private final QueueAgenda agenda;
  private final QueueScreen screen;
  private final Transitions<Command, Event, QueueState> table = new Transitions<>();

  public QueueRules(Pool pool) {
    this.pool = pool;
    this.matching = new Matching(pool);
    this.fold = new QueueFold(pool);
    this.agenda = new QueueAgenda(pool);
    this.screen = new QueueScreen(pool, matching);
    var places = new PlaceRules(pool, matching);
    var offers = new OfferRules(pool);
    var patience = new PatienceRules(pool);
    table
        .in(QueueState.class)
        .on(Queue.Join.class, places::join)
        .on(Queue.Assist.class, places::assist)
        .on(Queue.Withdraw.class, places::withdraw)
        .on(Queue.Convert.class, places::convert)
        .on(Queue.Presence.class, places::presence)
        .on(Queue.Availability.class, this::availability)
        .on(Queue.Accept.class, offers::accept)
        .on(Queue.Decline.class, offers::decline)
        .on(Queue.TalkStarted.class, this::talkStarted)
        .on(Queue.TalkEnded.class, this::talkEnded)
        .on(Queue.WrappedUp.class, this::wrappedUp)
        .on(Queue.EndTicket.class, places::endTicket)
        .on(Queue.SetRules.class, RulingRules::setRules)
        .on(Queue.RingOut.class, offers::ringOut)
        .on(Queue.Widen.class, patience::widen)
        .on(Queue.OfferInstead.class, patience::offerInstead)
        .on(Queue.AbsentTooLong.class, patience::absentTooLong)
        .on(Queue.WaitedTooLong.class, patience::waitedTooLong)
        .on(Queue.Reconsider.class, (state, c, asking) -> Decision.alreadySo())
        .on(Queue.Undeliverable.class, patience::undeliverable);
  }

  /** A queue whose pool the town doesn't know serves nobody: every ask is refused. */
  public static EntitySpec<Command, Event, QueueState> spec(Town town) {
    return EntitySpec.of(
        EntityKind.QUEUE,
        id ->
            new QueueRules(town.pool(new PoolId(id)).orElseGet(() -> Pool.closed(new PoolId(id)))));
  }

  @Override
  public QueueState vacant() {
    return QueueState.empty();
  }

  @Override
  public Decision<Event> decide(QueueState state, Command command, Asking asking) {
    var decision = table.decide(state, command, asking);
    return decision instanceof Decision.Record<Event> record
        ? Decision.record(withOffers(state, record.events(), asking.now()))
        : decision;
  }

  @Override
  public QueueState apply(QueueState state, Event event, Instant at) {
    return fold.apply(state, event, at);
  }

  @Override
  public Agenda<Command> agenda(QueueState state) {
    return agenda.of(state);
  }

  @Override
  public Optional<Map<String, ViewPart>> view(QueueState state, Audience audience, Instant now) {
    return screen.view(state, audience, now);
  }

  @Override
  public Duration pushEvery(Audience audience) {
    return audience.topic().equals(QueueView.DESK) ? Duration.ZERO : PUSH_EVERY;
  }

  @Override
  public Duration refreshEvery() {
    return REFRESH_EVERY;
  }

  /** Whoever comes or goes anywhere in the pool comes by here. */
  @Override
  public boolean rests() {
    return false;
  }

  private List<Event> withOffers(QueueState before, List<Event> decided, Instant now) {
    var events = new ArrayList<Event>(decided);
    var state = before;
    for (var event : decided) {
      state = apply(state, event, now);
    }
    for (var offer = matching.next(state, now);
        offer.isPresent();
        offer = matching.next(state, now)) {
      events.add(offer.get());
      state = apply(state, offer.get(), now);
    }
    return events;
  }

  private Decision<Event> availability(QueueState state, Queue.Availability c, Asking asking) {
    if (!asking.by().isHub()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (!pool.lawyers().containsKey(c.lawyer())) {
      return Decision.refuse(Refusal.NOT_FOUND);
    }
    var slot = state.slot(c.lawyer());
    if (c.version() <= slot.version()) {
      return Decision.alreadySo();
    }
    var events = new ArrayList<Event>();
    if (c.standing() != Standing.AVAILABLE) {
      slot.ringing().ifPresent(offer -> events.add(new Queue.OfferCancelled(offer)));
    }
    events.add(new Queue.StandingSet(c.lawyer(), c.version(), c.standing(), c.reason()));
    return Decision.record(events);
  }

  private Decision<Event> talkStarted(QueueState state, Queue.TalkStarted c, Asking asking) {
    var ticket = state.served(c.consultation());
    return ticket.isPresent() && ticket.get().stage() instanceof Stage.Committed
        ? Decision.record(new Queue.Started(c.consultation()))
        : Decision.alreadySo();
  }

  private Decision<Event> talkEnded(QueueState state, Queue.TalkEnded c, Asking asking) {
    if (!asking.by().isHub()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    return state
        .served(c.consultation())
        .map(ticket -> TalkEnd.decide(ticket, c, state.settings(pool)))
        .orElseGet(Decision::alreadySo);
  }

  private Decision<Event> wrappedUp(QueueState state, Queue.WrappedUp c, Asking asking) {
    if (state.served(c.consultation()).isPresent()) {
      // Overtook the end of the talk: the consultation repeats it.
      return Decision.refuse(Refusal.BUSY);
    }
    boolean known =
        state.slots().values().stream().anyMatch(s -> s.wrapUps().containsKey(c.consultation()));
    return known
        ? Decision.record(new Queue.Released(c.consultation(), c.wrapUp()))
        : Decision.alreadySo();
  }

  static Instant pausedUntil(String reason, Instant at) {
    return switch (reason) {
      case "CONFLICT" -> FOR_GOOD;
      case "NOT_MY_FIELD" -> at.plus(HANDED_ON_PAUSE);
      default -> at.plus(DECLINE_PAUSE);
    };
  }
}
