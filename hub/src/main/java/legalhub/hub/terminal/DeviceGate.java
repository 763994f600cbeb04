package legalhub.hub.terminal;

import java.time.Clock;
import legalhub.hub.http.ClientAddress;
import legalhub.hub.http.Throttle;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/** Keeps strangers from filling the journal with devices, or the hub with questions. */
final class DeviceGate {
  private final ClientAddress addresses;
  private final Throttle applies;
  private final Throttle logIns;

  DeviceGate(ClientAddress addresses, TerminalSettings settings, Clock clock) {
    this.addresses = addresses;
    this.applies = new Throttle(clock, settings.applies());
    this.logIns = new Throttle(clock, settings.logIns());
  }

  /** A device asks to be enrolled. */
  void applies(HttpRequest request) {
    applies.takeOrRefuse(addresses.of(request));
  }

  /** A device asks for the question that its log-in answers. */
  void logsIn(HttpRequest request) {
    logIns.takeOrRefuse(addresses.of(request));
  }
}
