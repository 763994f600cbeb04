package legalhub.actors.rota;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Caller.Role;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Rules;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.PoolId;
import legalhub.actors.rota.Rota.Command;
import legalhub.actors.rota.Rota.Event;
import legalhub.actors.town.Town;

/** Who plans whom when. What is over stays as it was. */
public final class RotaRules implements Rules<Command, Event, RotaState> {
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final Duration AHEAD_MAX = Duration.ofDays(60);

  /** Past and planned: ten shifts a day fit. A newcomer's screen gets all of them in one frame. */
  static final int SHIFTS_MAX = 1_000;

  private final PoolId office;
  private final Town town;

  public RotaRules(PoolId office, Town town) {
    this.office = office;
    this.town = town;
  }

  public static EntitySpec<Command, Event, RotaState> spec(Town town) {
    return EntitySpec.of(EntityKind.ROTA, id -> new RotaRules(new PoolId(id), town));
  }

  @Override
  public RotaState vacant() {
    return RotaState.empty();
  }

  @Override
  public Decision<Event> decide(RotaState state, Command command, Asking asking) {
    if (!plans(asking.by())) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    return command instanceof Rota.Plan c
        ? plan(state, c.shift(), asking)
        : cancel(state, ((Rota.Cancel) command).shift(), asking);
  }

  private boolean plans(Caller caller) {
    return caller.role() == Role.ADMINISTRATOR || town.isOfficer(caller, office);
  }

  private Decision<Event> plan(RotaState state, Rota.Shift shift, Asking asking) {
    var now = asking.now();
    var known = Optional.ofNullable(state.shifts().get(shift.id())).map(Rota.Planned::shift);
    if (known.filter(shift::equals).isPresent()) {
      return Decision.alreadySo();
    }
    if (!isSound(shift, now)) {
      return Decision.refuse(Refusal.INVALID);
    }
    boolean isOver = known.filter(one -> one.isOverAt(now)).isPresent();
    if (isOver || collides(state, shift)) {
      return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    return known.isEmpty() && state.shifts().size() >= SHIFTS_MAX
        ? Decision.refuse(Refusal.AT_CAPACITY)
        : Decision.record(new Rota.Planned(shift, asking.by().id()));
  }

  private boolean isSound(Rota.Shift shift, Instant now) {
    return isOfOffice(shift.lawyer())
        && shift.from().isBefore(shift.until())
        && Duration.between(shift.from(), shift.until()).compareTo(LONGEST) <= 0
        && !shift.isOverAt(now)
        && !shift.from().isAfter(now.plus(AHEAD_MAX));
  }

  private boolean isOfOffice(LawyerId lawyer) {
    return town.pool(office).filter(pool -> pool.lawyers().containsKey(lawyer)).isPresent();
  }

  private static boolean collides(RotaState state, Rota.Shift shift) {
    return state.shifts().values().stream()
        .map(Rota.Planned::shift)
        .anyMatch(other -> !other.id().equals(shift.id()) && other.collidesWith(shift));
  }

  private static Decision<Event> cancel(RotaState state, ShiftId id, Asking asking) {
    var known = Optional.ofNullable(state.shifts().get(id)).map(Rota.Planned::shift);
    if (known.isEmpty()) {
      return Decision.refuse(Refusal.NOT_FOUND);
    }
    return known.get().isOverAt(asking.now())
        ? Decision.refuse(Refusal.NOT_IN_THIS_STATE)
        : Decision.record(new Rota.Cancelled(id, asking.by().id()));
  }

  @Override
  public RotaState apply(RotaState state, Event event, Instant at) {
    return event instanceof Rota.Planned e
        ? state.with(e, at)
        : state.without(((Rota.Cancelled) event).shift(), at);
  }

  @Override
  public Optional<Map<String, ViewPart>> view(RotaState state, Audience audience, Instant now) {
    if (!audience.topic().equals(RotaView.SHIFTS) || !sees(audience.viewer())) {
      return Optional.empty();
    }
    var parts = new LinkedHashMap<String, ViewPart>();
    state
        .shifts()
        .forEach(
            (id, planned) ->
                parts.put(
                    "shift/" + id.value(), new RotaView.Planned(planned.shift(), planned.by())));
    return Optional.of(parts);
  }

  private boolean sees(Caller viewer) {
    return viewer.isHub()
        || plans(viewer)
        || viewer.role() == Role.LAWYER && isOfOffice(new LawyerId(viewer.id()));
  }
}
