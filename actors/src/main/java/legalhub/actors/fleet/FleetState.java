package legalhub.actors.fleet;

import legalhub.actors.terminal.TerminalId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** Every terminal, as it last told. */
public record FleetState(PMap<TerminalId, Fleet.Entry> terminals) {
  static FleetState empty() {
    return new FleetState(HashTreePMap.empty());
  }

  boolean knows(Fleet.Entry entry) {
    var known = terminals.get(entry.terminal());
    return known != null && known.version() >= entry.version();
  }

  FleetState with(Fleet.Entry entry) {
    return new FleetState(terminals.plus(entry.terminal(), entry));
  }
}
