package legalhub.actors.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.alert.Alerts.Command;
import legalhub.actors.alert.Alerts.Event;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller.Role;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Rules;
import legalhub.actors.entity.ViewPart;

/** When an office's alerts are raised, taken on and over. */
public final class AlertsRules implements Rules<Command, Event, AlertsState> {
  private static final Set<Role> OFFICE = Set.of(Role.OFFICER, Role.ADMINISTRATOR);

  public static EntitySpec<Command, Event, AlertsState> spec() {
    return EntitySpec.of(EntityKind.ALERTS, id -> new AlertsRules());
  }

  @Override
  public AlertsState vacant() {
    return AlertsState.NONE;
  }

  @Override
  public Decision<Event> decide(AlertsState state, Command command, Asking asking) {
    if (command instanceof Alerts.Observe c) {
      return asking.by().isHub()
          ? Decision.record(changes(state, c.broken(), asking.now()))
          : Decision.refuse(Refusal.FORBIDDEN);
    }
    if (!OFFICE.contains(asking.by().role())) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    var alert = ((Alerts.Acknowledge) command).alert();
    var open = Optional.ofNullable(state.open().get(alert));
    if (open.isEmpty()) {
      return Decision.refuse(Refusal.NOT_FOUND);
    }
    return open.get().taken().isPresent()
        ? Decision.alreadySo()
        : Decision.record(new Alerts.Acknowledged(alert, asking.by().id()));
  }

  /** A rule whose limit was changed meanwhile is the same one. */
  private static List<Event> changes(AlertsState state, List<AlertRule> broken, Instant now) {
    var events = new ArrayList<Event>();
    var kinds = broken.stream().map(AlertRule::kind).toList();
    state.open().values().stream()
        .filter(open -> !kinds.contains(open.rule().kind()))
        .sorted(Comparator.comparing(AlertsState.Open::alert))
        .forEach(open -> events.add(new Alerts.Cleared(open.alert())));
    broken.stream()
        .filter(rule -> state.of(rule.kind()).isEmpty())
        .forEach(rule -> events.add(new Alerts.Raised(id(rule, now), rule)));
    return events;
  }

  private static String id(AlertRule rule, Instant now) {
    var kind = rule.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return kind + "-" + now.toEpochMilli();
  }

  @Override
  public AlertsState apply(AlertsState state, Event event, Instant at) {
    if (event instanceof Alerts.Raised e) {
      return state.with(new AlertsState.Open(e.alert(), e.rule(), at, Optional.empty()));
    } else if (event instanceof Alerts.Acknowledged e) {
      var open = state.open().get(e.alert());
      var taken = Optional.of(new AlertsState.Taken(e.by(), at));
      return state.with(new AlertsState.Open(open.alert(), open.rule(), open.since(), taken));
    }
    return state.without(((Alerts.Cleared) event).alert());
  }

  @Override
  public Optional<Map<String, ViewPart>> view(AlertsState state, Audience audience, Instant now) {
    var viewer = audience.viewer();
    boolean mayLook = viewer.isHub() || OFFICE.contains(viewer.role());
    return mayLook && audience.topic().equals(AlertsView.OPEN)
        ? Optional.of(Map.of(AlertsView.OPEN, open(state)))
        : Optional.empty();
  }

  private static AlertsView.Open open(AlertsState state) {
    return new AlertsView.Open(
        state.open().values().stream()
            .sorted(
                Comparator.comparing(AlertsState.Open::since)
                    .thenComparing(AlertsState.Open::alert))
            .map(AlertsRules::shown)
            .toList());
  }

  private static AlertsView.Alert shown(AlertsState.Open open) {
    return new AlertsView.Alert(
        open.alert(),
        open.rule(),
        open.since(),
        open.taken().map(AlertsState.Taken::by),
        open.taken().map(AlertsState.Taken::at));
  }
}
