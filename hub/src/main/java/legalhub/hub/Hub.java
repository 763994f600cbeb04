package legalhub.hub;

import com.typesafe.config.Config;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import legalhub.actors.entity.Caller;
import legalhub.hub.metrics.Metrics;
import legalhub.hub.town.TownPlan;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running hub: what is started in which order, and stopped in the reverse. */
final class Hub {
  private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

  private final Foundation foundation;
  private final Node node;
  private final Front front;
  private final NodeHealth health;
  private final Clock clock;

  private Hub(Foundation foundation, Node node, Front front, NodeHealth health, Clock clock) {
    this.foundation = foundation;
    this.node = node;
    this.front = front;
    this.health = health;
    this.clock = clock;
  }

  static CompletionStage<Hub> start(Config config, TownPlan town, Clock clock) {
    var metrics = new Metrics(town.town(), clock);
    return Foundation.lay(config, zone(town), clock, metrics.store())
        .thenCompose(
            foundation ->
                over(new Node.Plan(foundation, town, metrics, clock))
                    .whenComplete(
                        (hub, failure) -> {
                          if (failure != null) {
                            foundation.remove().toCompletableFuture().join();
                          }
                        }));
  }

  /** A day is the office's day; all pools of a town share its zone. */
  private static ZoneId zone(TownPlan town) {
    return town.town().pools().values().iterator().next().hours().zone();
  }

  private static CompletionStage<Hub> over(Node.Plan plan) {
    var foundation = plan.foundation();
    return Node.start(plan)
        .thenCompose(
            node -> {
              var health = new NodeHealth(foundation.probe()::available, node.fence()::holds);
              var behind = new Front.Behind(foundation, node, plan.town(), health, plan.clock());
              return Front.open(behind)
                  .thenApply(front -> new Hub(foundation, node, front, health, plan.clock()))
                  .exceptionallyCompose(failure -> Node.endedAfter(failure, node.system()));
            })
        .thenCompose(hub -> hub.ready(plan.town()));
  }

  private CompletionStage<Hub> ready(TownPlan town) {
    var config = node.system().settings().config();
    Departure.plan(node.system(), front, health);
    return enrol(config, town)
        .thenApply(
            enrolled -> {
              health.started();
              LOG.info("ready");
              return this;
            });
  }

  private CompletionStage<Void> enrol(Config config, TownPlan town) {
    if (config.getBoolean("legalhub.demo")) {
      var today = LocalDate.ofInstant(clock.instant(), zone(town));
      return front
          .login()
          .enrolDemo(config.getString("legalhub.demo-password"))
          .thenCompose(enrolled -> front.supervision().enrolDemo(today));
    }
    var first = config.getString("legalhub.first-password");
    return first.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.allOf(
            town.staff().members().stream()
                .filter(member -> member.role() == Caller.Role.ADMINISTRATOR)
                .map(member -> front.login().enrolFirst(member, first).toCompletableFuture())
                .toArray(CompletableFuture[]::new));
  }

  /** Completes when the actors have ended, asked or not, with the exit code. */
  CompletionStage<Integer> ended() {
    return node.system()
        .getWhenTerminated()
        .thenApply(
            ended ->
                CoordinatedShutdown.get(node.system())
                        .getShutdownReason()
                        .filter(reason -> reason == Stopped.ASKED)
                        .isPresent()
                    ? 0
                    : 1);
  }

  /** Why the hub stops when somebody wants it to. */
  private enum Stopped implements CoordinatedShutdown.Reason {
    ASKED
  }

  /**
   * A signal to the process stops the hub in order. Pekko must know of the hook: the hook that cuts
   * this node's lines to the others waits for those that it knows, and would else run beside it, so
   * that the others see a node that dies instead of one that leaves.
   */
  void stopWithTheProcess() {
    CoordinatedShutdown.get(node.system()).addJvmShutdownHook(this::stop);
  }

  /** Stops all of it; blocks until the database has stopped too. */
  void stop() {
    var atMost = Departure.atMost(node.system());
    var unused = CoordinatedShutdown.get(node.system()).runAll(Stopped.ASKED);
    node.system()
        .getWhenTerminated()
        .toCompletableFuture()
        .completeOnTimeout(Done.getInstance(), atMost.toSeconds(), TimeUnit.SECONDS)
        .join();
    foundation.remove().toCompletableFuture().join();
    node.metrics().close();
  }

  Front front() {
    return front;
  }

  Node node() {
    return node;
  }
}
