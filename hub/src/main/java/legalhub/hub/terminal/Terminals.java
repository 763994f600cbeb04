package legalhub.hub.terminal;

import java.time.Clock;
import java.util.List;
import java.util.function.BinaryOperator;
import legalhub.hub.audit.AuditTrail;
import legalhub.hub.entity.Asker;
import legalhub.hub.http.ClientAddress;
import legalhub.hub.http.Site;
import legalhub.hub.login.AccessTokens;
import legalhub.hub.login.ResidentDoor;

/** Everything about terminals by HTTP, put together. */
public final class Terminals {
  private final AccessTokens tokens;
  private final Asker asker;
  private final TerminalSettings settings;
  private final AuditTrail trail;
  private final Clock clock;

  public Terminals(
      AccessTokens tokens, Asker asker, TerminalSettings settings, AuditTrail trail, Clock clock) {
    this.tokens = tokens;
    this.asker = asker;
    this.settings = settings;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * @param seals a keyed hash of a text for a purpose, in hex, the same on all nodes
   * @param door lets a phone in that goes on with a terminal's session
   */
  public List<Site.Part> calls(
      BinaryOperator<String> seals, ResidentDoor door, ClientAddress addresses) {
    var passes = new Passes(seals, clock);
    var desk = new TerminalDesk(asker, tokens, passes, clock);
    return List.of(
        new DeviceRoutes(tokens, desk, passes, new DeviceGate(addresses, settings, clock)),
        new ScanRoutes(tokens, new ScanDesk(asker, desk, passes), door, clock),
        new CareRoutes(tokens, asker, trail));
  }
}
