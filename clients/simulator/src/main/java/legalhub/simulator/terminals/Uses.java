package legalhub.simulator.terminals;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import legalhub.simulator.client.HubClient;
import legalhub.simulator.client.Ids;
import legalhub.simulator.client.Timing;

/** People sit down at devices as nobody in particular, and leave again. */
final class Uses {
  private static final String OWN = "/api/terminals/own/uses";

  private final Timing timing;
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();

  Uses(Timing timing) {
    this.timing = timing;
  }

  /**
   * One use.
   *
   * @param after when somebody sits down
   * @param lasting for how long
   */
  CompletableFuture<Void> use(HubClient device, Duration after, Duration lasting) {
    return timing
        .after(after)
        .thenCompose(now -> begin(device))
        .thenCompose(use -> timing.after(lasting).thenCompose(now -> end(device, use)));
  }

  private CompletableFuture<String> begin(HubClient device) {
    var use = Ids.next(device.hubMillis());
    return device
        .tell(OWN, use, Map.of("useId", use, "way", "NONE"))
        .thenApply(
            told -> {
              begun.incrementAndGet();
              return use;
            });
  }

  private CompletableFuture<Void> end(HubClient device, String use) {
    return device
        .tell(OWN + "/" + use + "/end", use, Map.of("ending", "DONE"))
        .thenAccept(told -> ended.incrementAndGet());
  }

  TerminalsReport.Uses report() {
    return new TerminalsReport.Uses(begun.get(), ended.get());
  }
}
