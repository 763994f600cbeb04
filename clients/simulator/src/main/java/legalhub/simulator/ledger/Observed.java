package legalhub.simulator.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was seen to be wrong the moment it happened. */
final class Observed {
  private Observed() {}

  static List<Violation> check(List<Fact> facts) {
    var found = new ArrayList<Violation>();
    for (var fact : facts) {
      if (fact instanceof Fact.ViewWrong wrong) {
        found.add(
            new Violation(Violation.Kind.VIEW_WRONG, "view " + wrong.topic() + ": " + wrong.how()));
      } else if (fact instanceof Fact.SignalsOver over) {
        var call = "a signal of consultation " + over.consultation();
        found.addAll(
            Collections.nCopies(over.lost(), new Violation(Violation.Kind.SIGNAL_LOST, call)));
        found.addAll(
            Collections.nCopies(
                over.doubled(), new Violation(Violation.Kind.SIGNAL_DOUBLED, call)));
      } else if (fact instanceof Fact.Unsettled open) {
        found.add(new Violation(Violation.Kind.UNSETTLED, open.person() + " " + open.where()));
      }
    }
    return found;
  }
}
