package legalhub.simulator.terminals;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import legalhub.simulator.client.HubAccess;
import legalhub.simulator.client.HubClient;
import legalhub.simulator.client.Ids;
import legalhub.simulator.client.SoftDevice;
import legalhub.simulator.client.Town;

/** How devices come into service: each shows a code, which an administrator types. */
final class Enrolment {
  private static final String[] KINDS = {"KIOSK", "VILLAGE_TERMINAL"};

  /** The same twice: around the clock. */
  private static final String MIDNIGHT = "00:00";

  private final HubAccess hub;
  private final HubClient administrator;
  private final Town town;

  /** In service, and not yet logged in. */
  record Enrolled(String terminalId, SoftDevice device) {}

  Enrolment(HubAccess hub, HubClient administrator, Town town) {
    this.hub = hub;
    this.administrator = administrator;
    this.town = town;
  }

  CompletableFuture<Enrolled> enrol(int number) {
    var device = SoftDevice.fresh();
    return hub.persistently(Terminals.SOON, () -> hub.apply(device))
        .thenCompose(
            applied ->
                approve(number, applied.code())
                    .thenApply(approved -> new Enrolled(applied.terminalId(), device)));
  }

  private CompletableFuture<?> approve(int number, String code) {
    var place =
        Map.of(
            "code",
            code,
            "office",
            town.pools().get(number % town.pools().size()).id(),
            "kind",
            KINDS[number % KINDS.length],
            "village",
            town.villages().get(number % town.villages().size()).id(),
            "name",
            "模拟" + number,
            "from",
            MIDNIGHT,
            "to",
            MIDNIGHT);
    var key = Ids.next(administrator.hubMillis());
    return hub.persistently(
        Terminals.SOON, () -> administrator.tell("/api/admin/terminals/approve", key, place));
  }
}
