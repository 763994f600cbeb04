package legalhub.actors.lawyer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.Agenda;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Rules;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.lawyer.Lawyer.Command;
import legalhub.actors.lawyer.Lawyer.Event;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.Queue;
import legalhub.actors.town.Pool;
import legalhub.actors.town.Town;

/** What a lawyer's duty allows. Availability is a lease that the hub holds: silence ends it. */
public final class LawyerRules implements Rules<Command, Event, LawyerState> {
  /**
   * Silence after which no more offers come; with the beat before it, a closed laptop is found
   * within 20 s.
   */
  private static final Duration LEASE = Duration.ofSeconds(15);

  /**
   * Whoever is back sooner is available again by that alone. Later it is another day: duty begins
   * by a touch.
   */
  private static final Duration AWAY_MAX = Duration.ofMinutes(30);

  private final LawyerId lawyer;
  private final Optional<PoolId> pool;

  public LawyerRules(LawyerId lawyer, Optional<PoolId> pool) {
    this.lawyer = lawyer;
    this.pool = pool;
  }

  public static EntitySpec<Command, Event, LawyerState> spec(Town town) {
    return EntitySpec.of(
        EntityKind.LAWYER,
        id -> new LawyerRules(new LawyerId(id), town.poolOf(new LawyerId(id)).map(Pool::id)));
  }

  @Override
  public LawyerState vacant() {
    return LawyerState.fresh();
  }

  @Override
  public Decision<Event> decide(LawyerState state, Command command, Asking asking) {
    boolean own = asking.by().is(Caller.Role.LAWYER, lawyer.value());
    if (!own && !asking.by().isHub()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (pool.isEmpty()) {
      return Decision.refuse(Refusal.NOT_FOUND);
    }
    if (command instanceof Lawyer.GoOnDuty) {
      return state.standing() == Standing.AVAILABLE
          ? Decision.alreadySo()
          : Decision.record(new Lawyer.WentOnDuty());
    } else if (command instanceof Lawyer.GoOffDuty) {
      return state.onDuty() ? Decision.record(new Lawyer.WentOffDuty()) : Decision.alreadySo();
    }
    return asking.by().isHub() ? ofHub(state, command) : Decision.refuse(Refusal.FORBIDDEN);
  }

  private static Decision<Event> ofHub(LawyerState state, Command command) {
    if (command instanceof Lawyer.TurnAway c) {
      boolean news = state.onDuty() && state.version() == c.version();
      return news ? Decision.record(new Lawyer.TurnedAway(c.reason())) : Decision.alreadySo();
    } else if (command instanceof Lawyer.ConnectionLost) {
      return state.onDuty() && state.connected()
          ? Decision.record(new Lawyer.Disconnected())
          : Decision.alreadySo();
    }
    return state.connected() ? Decision.alreadySo() : Decision.record(new Lawyer.Reconnected());
  }

  @Override
  public LawyerState apply(LawyerState state, Event event, Instant at) {
    if (event instanceof Lawyer.WentOnDuty) {
      return state.duty(true, at);
    } else if (event instanceof Lawyer.WentOffDuty) {
      return state.duty(false, at);
    } else if (event instanceof Lawyer.TurnedAway e) {
      return state.turnedAway(e.reason(), at);
    }
    return state.connected(event instanceof Lawyer.Reconnected, at);
  }

  @Override
  public Agenda<Command> agenda(LawyerState state) {
    if (state.version() == 0 || pool.isEmpty()) {
      return Agenda.empty();
    }
    var availability =
        new Queue.Availability(lawyer, state.version(), state.standing(), state.reason());
    var tell =
        new Agenda.Duty<Command>(
            "availability/" + state.version(),
            new EntityAddress(EntityKind.QUEUE, pool.get().value()),
            availability,
            Optional.empty());
    return new Agenda<>(alarms(state), List.of(tell), seats(state));
  }

  private static List<Agenda.Alarm<Command>> alarms(LawyerState state) {
    return state.onDuty() && !state.connected()
        ? List.of(
            new Agenda.Alarm<>(
                "away/" + state.version(), state.since().plus(AWAY_MAX), new Lawyer.GoOffDuty()))
        : List.of();
  }

  private static List<Agenda.Seat<Command>> seats(LawyerState state) {
    return state.onDuty()
        ? List.of(
            new Agenda.Seat<>(
                "connection",
                state.connected(),
                LEASE,
                new Lawyer.ConnectionLost(),
                new Lawyer.ConnectionBack()))
        : List.of();
  }

  @Override
  public Optional<Map<String, ViewPart>> view(LawyerState state, Audience audience, Instant now) {
    boolean own = audience.viewer().is(Caller.Role.LAWYER, lawyer.value());
    return own && audience.topic().equals(LawyerView.DUTY)
        ? Optional.of(
            Map.of(
                "duty",
                new LawyerView.Duty(
                    state.onDuty(), state.connected(), state.version(), state.since())))
        : Optional.empty();
  }
}
