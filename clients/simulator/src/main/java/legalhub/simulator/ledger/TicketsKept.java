package legalhub.simulator.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An acknowledged ask is shown until it ends for a reason, and a withdrawn one is served no more.
 */
final class TicketsKept {
  private static final String IDLE = "IDLE";
  private static final String IN_CONSULTATION = "IN_CONSULTATION";
  private static final String CHOOSING = "CHOOSING";

  /** Why a ticket may be turned away after its ask was acknowledged: Refusal and CloseReason. */
  private static final Set<String> TURNED_AWAY =
      Set.of("QUEUE_CLOSED", "QUEUE_FULL", "ABSENT_TOO_LONG", "NOT_JOINED");

  private final Set<String> asked = new HashSet<>();
  private final Set<String> leaving = new HashSet<>();
  private final Set<String> withdrawn = new HashSet<>();
  private final Set<String> shown = new HashSet<>();
  private final List<Violation> found = new ArrayList<>();

  private TicketsKept() {}

  static List<Violation> check(List<Fact> facts) {
    var check = new TicketsKept();
    facts.forEach(check::see);
    check.asked.stream()
        .filter(ticket -> !check.shown.contains(ticket))
        .forEach(ticket -> check.lost("ticket " + ticket + " was acknowledged and never shown"));
    return check.found;
  }

  private void see(Fact fact) {
    if (fact instanceof Fact.Asked ask) {
      asked.add(ask.ticket());
    } else if (fact instanceof Fact.Leaving leave) {
      leaving.add(leave.ticket());
    } else if (fact instanceof Fact.Withdrawn gone) {
      withdrawn.add(gone.ticket());
    } else if (fact instanceof Fact.PlaceMissing missing) {
      late("ticket " + missing.ticket() + " waits but has no place in the queue");
    } else if (fact instanceof Fact.Lingering ghost) {
      late("ticket " + ghost.ticket() + " is still in the queue though its resident has left it");
    } else if (fact instanceof Fact.Unlisted unlisted) {
      late(
          "consultation %s isn't in the records of %s"
              .formatted(unlisted.consultation(), unlisted.person()));
    } else if (fact instanceof Fact.Shown now) {
      see(now);
    }
  }

  private void see(Fact.Shown now) {
    var ticket = now.ticket();
    if (now.phase().equals(IDLE)) {
      boolean ended = leaving.contains(ticket) || !now.reason().isEmpty();
      if (asked.contains(ticket) && !ended) {
        lost("ticket " + ticket + " vanished");
      }
      return;
    }
    shown.add(ticket);
    if (now.phase().equals(CHOOSING) && !TURNED_AWAY.contains(now.reason())) {
      lost("ticket " + ticket + " was turned away by " + now.reason());
    }
    if (now.phase().equals(IN_CONSULTATION) && withdrawn.contains(ticket)) {
      lost("ticket " + ticket + " was served after its withdrawal was acknowledged");
    }
  }

  private void late(String what) {
    found.add(new Violation(Violation.Kind.LATE, what));
  }

  private void lost(String what) {
    found.add(new Violation(Violation.Kind.LOST, what));
  }
}
