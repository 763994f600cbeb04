package legalhub.simulator.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Facts of one run, in the order in which they were noted. Thread-safe. */
public final class Ledger {
  private final Queue<Fact> facts = new ConcurrentLinkedQueue<>();

  public void note(Fact fact) {
    facts.add(fact);
  }

  public List<Fact> facts() {
    return List.copyOf(facts);
  }

  /** Every promise, checked. */
  public List<Violation> violations(int capacity) {
    var facts = facts();
    var found = new ArrayList<Violation>();
    found.addAll(OneLawyerPerTicket.check(facts));
    found.addAll(Capacity.check(facts, capacity));
    found.addAll(TicketsKept.check(facts));
    found.addAll(WordsKept.check(facts));
    found.addAll(FirstCome.check(facts));
    found.addAll(Observed.check(facts));
    return found;
  }

  static <F extends Fact> List<F> of(Class<F> type, List<Fact> facts) {
    return facts.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
