package legalhub.simulator.ledger;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The negotiations of all calls that are under way. Thread-safe. */
public final class SignalLegs {
  private final Map<String, SignalLeg> legs = new ConcurrentHashMap<>();
  private final Ledger ledger;

  public SignalLegs(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * @param from which side sends
   */
  public SignalLeg leg(String consultation, String from) {
    return legs.computeIfAbsent(consultation + "/" + from, any -> new SignalLeg());
  }

  /** Told by the receiver: nothing more of this direction is heard. */
  public void over(String consultation, String from) {
    var leg = legs.remove(consultation + "/" + from);
    if (leg != null) {
      ledger.note(leg.over(consultation));
    }
  }
}
