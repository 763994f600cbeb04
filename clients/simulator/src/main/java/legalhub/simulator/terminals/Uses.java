package legalhub.simulator.terminals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import legalhub.simulator.client.Futures;
import legalhub.simulator.client.HubClient;
import legalhub.simulator.client.HubProblem;
import legalhub.simulator.client.Ids;
import legalhub.simulator.client.Timing;

/** People sit down at devices as nobody in particular, and leave again. */
final class Uses {
  private static final String OWN = "/api/terminals/own/uses";
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
  private static final int TRIES = 60;

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
    return told(device, OWN, use, Map.of("useId", use, "way", "NONE"), TRIES)
        .thenApply(
            told -> {
              begun.incrementAndGet();
              return use;
            });
  }

  private CompletableFuture<Void> end(HubClient device, String use) {
    return told(device, OWN + "/" + use + "/end", use, Map.of("ending", "DONE"), TRIES)
        .thenAccept(told -> ended.incrementAndGet());
  }

  /** As a page does: under one name, again until a node that lives has answered. */
  private CompletableFuture<JsonNode> told(
      HubClient device, String path, String key, Object body, int triesLeft) {
    return device
        .tell(path, key, body)
        .exceptionallyCompose(
            failure ->
                triesLeft == 0 || isRefused(failure)
                    ? CompletableFuture.failedFuture(failure)
                    : timing
                        .after(AGAIN_AFTER)
                        .thenCompose(now -> told(device, path, key, body, triesLeft - 1)));
  }

  /** What isn't a hub's word at all may be a node that has just died. */
  private static boolean isRefused(Throwable failure) {
    return Futures.cause(failure) instanceof HubProblem problem && !problem.retryable();
  }

  TerminalsReport.Uses report() {
    return new TerminalsReport.Uses(begun.get(), ended.get());
  }
}
