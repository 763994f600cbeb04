package legalhub.actors.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
import legalhub.actors.lawyer.LawyerId;

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
          ? Decision.record(changes(state, c, asking.now()))
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

  private static List<Event> changes(AlertsState state, Alerts.Observe seen, Instant now) {
    var events = new ArrayList<Event>();
    var breaches = breaches(seen);
    var matters = breaches.stream().map(AlertsRules::matter).toList();
    state.open().values().stream()
        .filter(open -> !matters.contains(open.matter()))
        .sorted(Comparator.comparing(AlertsState.Open::alert))
        .forEach(open -> events.add(new Alerts.Cleared(open.alert())));
    breaches.stream()
        .filter(breach -> !state.knows(matter(breach)))
        .map(breach -> new Alerts.Raised(id(breach, breaches, now), breach.rule(), breach.lawyer()))
        .forEach(events::add);
    return events;
  }

  /** Of a rule about lawyers one for each who is missing. */
  private static List<Breach> breaches(Alerts.Observe seen) {
    return seen.broken().stream()
        .flatMap(
            rule ->
                rule.kind() == AlertRule.Kind.NO_SHOW
                    ? seen.missing().orElse(List.of()).stream()
                        .map(lawyer -> new Breach(rule, Optional.of(lawyer)))
                    : Stream.of(new Breach(rule, Optional.empty())))
        .toList();
  }

  private record Breach(AlertRule rule, Optional<LawyerId> lawyer) {}

  private static AlertsState.Matter matter(Breach breach) {
    return new AlertsState.Matter(breach.rule().kind(), breach.lawyer());
  }

  /** Numbered where several of a kind may begin at once. */
  private static String id(Breach breach, List<Breach> all, Instant now) {
    var kind = breach.rule().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    var id = kind + "-" + now.toEpochMilli();
    return breach.lawyer().isPresent() ? id + "-" + all.indexOf(breach) : id;
  }

  @Override
  public AlertsState apply(AlertsState state, Event event, Instant at) {
    if (event instanceof Alerts.Raised e) {
      return state.with(
          new AlertsState.Open(e.alert(), e.rule(), e.lawyer(), at, Optional.empty()));
    } else if (event instanceof Alerts.Acknowledged e) {
      var open = state.open().get(e.alert());
      return state.with(open.taken(new AlertsState.Taken(e.by(), at)));
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
        open.taken().map(AlertsState.Taken::at),
        open.lawyer());
  }
}
