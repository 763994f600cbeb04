package legalhub.hub;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import legalhub.actors.cluster.LeavingNodes;
import legalhub.edge.EdgeSettings;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;

/**
 * How a node leaves. It says that it isn't ready, takes no newcomers and sends its people to the
 * other nodes one by one, while its entities move there a few at a time; then requests under way
 * end, and it leaves the cluster.
 */
final class Departure {
  private static final String DRAIN_WITHIN =
      "pekko.coordinated-shutdown.phases.before-service-unbind.timeout";

  /** From the last goodbye until the last socket is gone; the edge cuts who doesn't close. */
  private static final Duration LAST_GOODBYE = Duration.ofSeconds(5);

  /** For everything after the people: see application.conf's phases. */
  private static final Duration REST = Duration.ofSeconds(40);

  private Departure() {}

  /** Pekko cuts each phase of a stop after its time: draining has to fit. */
  static Config withTimeToDrain(Config config) {
    var within = EdgeSettings.from(config).times().drainSpread().plus(LAST_GOODBYE);
    return config.withValue(DRAIN_WITHIN, ConfigValueFactory.fromAnyRef(within));
  }

  /** Longer than all that is planned: after it the process ends anyhow. */
  static Duration atMost(ActorSystem<?> system) {
    return system.settings().config().getDuration(DRAIN_WITHIN).plus(REST);
  }

  /** To be called once, when all is started. */
  static void plan(ActorSystem<?> system, Front front, NodeHealth health) {
    var config = system.settings().config();
    var spread = EdgeSettings.from(config).times().drainSpread();
    var requests = config.getDuration("legalhub.http.stop-within");
    var shutdown = CoordinatedShutdown.get(system);
    shutdown.addTask(
        CoordinatedShutdown.PhaseBeforeServiceUnbind(),
        "drain",
        () -> {
          health.leaving();
          if (!othersServe(system)) {
            return drained(front, Duration.ZERO);
          }
          LeavingNodes.get(system).leave();
          return drained(front, spread).thenCombine(after(spread), (gone, moved) -> gone);
        });
    shutdown.addTask(
        CoordinatedShutdown.PhaseServiceUnbind(),
        "http",
        () -> front.http().stop(requests).thenApply(stopped -> Done.getInstance()));
    shutdown.addTask(
        CoordinatedShutdown.PhaseServiceStop(),
        "edge",
        () -> front.edge().stop().thenApply(stopped -> Done.getInstance()));
  }

  private static CompletionStage<Done> drained(Front front, Duration spread) {
    CompletableFuture<Done> gone =
        front.edge().drain(spread).thenApply(empty -> Done.getInstance()).toCompletableFuture();
    var atMost = spread.plus(LAST_GOODBYE.dividedBy(2));
    return gone.completeOnTimeout(Done.getInstance(), atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static CompletionStage<Void> after(Duration time) {
    var later = CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS);
    return CompletableFuture.runAsync(() -> {}, later);
  }

  private static boolean othersServe(ActorSystem<?> system) {
    var cluster = Cluster.get(system);
    var state = cluster.state();
    return StreamSupport.stream(state.getMembers().spliterator(), false)
        .filter(member -> !member.equals(cluster.selfMember()))
        .filter(member -> member.status().equals(MemberStatus.up()))
        .anyMatch(member -> !state.getUnreachable().contains(member));
  }
}
