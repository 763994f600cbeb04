package legalhub.simulator.ledger;

import java.util.List;
import java.util.stream.Collectors;

/**
 * No lawyer has more consultations at once than allowed, those whose record is unwritten counted.
 */
final class Capacity {
  private Capacity() {}

  static List<Violation> check(List<Fact> facts, int capacity) {
    return Held.of(facts).stream()
        .collect(Collectors.groupingBy(held -> held.opened().lawyer()))
        .values()
        .stream()
        .flatMap(ofLawyer -> ofLawyer.stream().filter(held -> load(held, ofLawyer) > capacity))
        .map(
            held ->
                new Violation(
                    Violation.Kind.OVER_CAPACITY,
                    "%s had more than %d consultations when %s began"
                        .formatted(held.opened().lawyer(), capacity, held.opened().consultation())))
        .toList();
  }

  private static long load(Held held, List<Held> ofLawyer) {
    long at = held.opened().openedAt();
    return ofLawyer.stream().filter(other -> other.holdsLawyerAt(at)).count();
  }
}
