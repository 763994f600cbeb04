package legalhub.simulator.dashboards;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What a run is made of.
 *
 * @param watchers screens
 * @param residents who ask and go again
 * @param every between two things that happen
 * @param span for how long they do
 * @param pids the processes of the hubs, where they run on this machine
 */
public record DashboardOptions(
    List<URI> hubs,
    int watchers,
    int residents,
    Duration every,
    Duration span,
    Officer officer,
    List<Integer> pids) {

  /** How the one who looks logs in. */
  public record Officer(String name, String password) {}
}
