package legalhub.actors.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Rules;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.fleet.Fleet.Command;
import legalhub.actors.fleet.Fleet.Event;
import legalhub.actors.town.Town;

/** Terminals write, those who look after them read. */
public final class FleetRules implements Rules<Command, Event, FleetState> {
  /** When the power comes back, a whole town of devices does in one second. */
  private static final Duration PUSH_EVERY = Duration.ofMillis(200);

  private final Town town;

  public FleetRules(Town town) {
    this.town = town;
  }

  public static EntitySpec<Command, Event, FleetState> spec(Town town) {
    return EntitySpec.of(EntityKind.FLEET, id -> new FleetRules(town));
  }

  @Override
  public FleetState vacant() {
    return FleetState.empty();
  }

  @Override
  public Decision<Event> decide(FleetState state, Command command, Asking asking) {
    if (!asking.by().isHub()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    var entry = ((Fleet.Stand) command).entry();
    return state.knows(entry) ? Decision.alreadySo() : Decision.record(new Fleet.Stood(entry));
  }

  @Override
  public FleetState apply(FleetState state, Event event, Instant at) {
    return state.with(((Fleet.Stood) event).entry());
  }

  @Override
  public Optional<Map<String, ViewPart>> view(FleetState state, Audience audience, Instant now) {
    if (!audience.topic().equals(FleetView.BOARD) || !isStaff(audience.viewer())) {
      return Optional.empty();
    }
    var parts = new LinkedHashMap<String, ViewPart>();
    for (var entry : state.terminals().values()) {
      if (sees(audience.viewer(), entry)) {
        parts.put("device/" + entry.terminal().value(), new FleetView.Device(entry));
      }
    }
    return Optional.of(parts);
  }

  private static boolean isStaff(Caller viewer) {
    return viewer.role() == Caller.Role.ADMINISTRATOR
        || viewer.role() == Caller.Role.OFFICER
        || viewer.isHub();
  }

  private boolean sees(Caller viewer, Fleet.Entry entry) {
    return viewer.role() != Caller.Role.OFFICER || town.isOfficer(viewer, entry.post().office());
  }

  @Override
  public Duration pushEvery(Audience audience) {
    return PUSH_EVERY;
  }
}
