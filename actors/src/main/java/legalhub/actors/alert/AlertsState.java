package legalhub.actors.alert;

import java.time.Instant;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * An office's alerts.
 *
 * @param open those that aren't over, by their ids; at most one a kind of rule
 */
public record AlertsState(PMap<String, Open> open) {
  /** One of them. */
  public record Open(String alert, AlertRule rule, Instant since, Optional<Taken> taken) {}

  /** Who sees to it, and since when. */
  public record Taken(String by, Instant at) {}

  static final AlertsState NONE = new AlertsState(HashTreePMap.empty());

  Optional<Open> of(AlertRule.Kind kind) {
    return open.values().stream().filter(each -> each.rule().kind() == kind).findFirst();
  }

  AlertsState with(Open alert) {
    return new AlertsState(open.plus(alert.alert(), alert));
  }

  AlertsState without(String alert) {
    return new AlertsState(open.minus(alert));
  }
}
