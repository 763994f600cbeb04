package legalhub.actors.alert;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.lawyer.LawyerId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * An office's alerts.
 *
 * @param open those that aren't over, by their ids; at most one about each matter
 */
public record AlertsState(PMap<String, Open> open) {
  /** One of them. */
  public record Open(
      String alert,
      AlertRule rule,
      Optional<LawyerId> lawyer,
      Instant since,
      Optional<Taken> taken) {
    Matter matter() {
      return new Matter(rule.kind(), lawyer);
    }

    Open taken(Taken by) {
      return new Open(alert, rule, lawyer, since, Optional.of(by));
    }
  }

  /** Who sees to it, and since when. */
  public record Taken(String by, Instant at) {}

  /**
   * What an alert is about. A rule whose limit was changed meanwhile is the same one.
   *
   * @param lawyer who is missing; two who are missing are two matters
   */
  record Matter(AlertRule.Kind kind, Optional<LawyerId> lawyer) {}

  static final AlertsState NONE = new AlertsState(HashTreePMap.empty());

  boolean knows(Matter matter) {
    return open.values().stream().anyMatch(each -> each.matter().equals(matter));
  }

  AlertsState with(Open alert) {
    return new AlertsState(open.plus(alert.alert(), alert));
  }

  AlertsState without(String alert) {
    return new AlertsState(open.minus(alert));
  }
}
