package legalhub.simulator.ledger;

import java.util.List;
import java.util.stream.Collectors;

/** No ticket is with two lawyers, or twice with one, at the same time. */
final class OneLawyerPerTicket {
  private OneLawyerPerTicket() {}

  static List<Violation> check(List<Fact> facts) {
    return Held.of(facts).stream()
        .collect(Collectors.groupingBy(held -> held.opened().ticket()))
        .values()
        .stream()
        .flatMap(ofTicket -> ofTicket.stream().filter(held -> isSecond(held, ofTicket)))
        .map(
            held ->
                new Violation(
                    Violation.Kind.DOUBLE_ASSIGNED,
                    "ticket %s was given to %s while another had it"
                        .formatted(held.opened().ticket(), held.opened().lawyer())))
        .toList();
  }

  /** Opened while another one of the same ticket was; of two opened at once, the later id is. */
  private static boolean isSecond(Held held, List<Held> ofTicket) {
    long at = held.opened().openedAt();
    return ofTicket.stream()
        .filter(held::isOther)
        .filter(other -> other.holdsTicketAt(at))
        .anyMatch(
            other ->
                other.opened().openedAt() < at
                    || other.opened().consultation().compareTo(held.opened().consultation()) < 0);
  }
}
