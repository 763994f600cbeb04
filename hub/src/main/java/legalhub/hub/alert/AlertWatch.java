package legalhub.hub.alert;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import legalhub.actors.alert.AlertRule;
import legalhub.actors.alert.Gauge;
import legalhub.actors.alert.Sight;
import legalhub.actors.queue.PoolId;
import legalhub.actors.town.Town;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.ShardedDaemonProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one office's queue and rota every few seconds, on one node of the cluster, and says
 * which rules it breaks: each time, also when nothing has changed, since the board may have been
 * started anew. A round that fails is followed by the next.
 */
public final class AlertWatch extends AbstractBehavior<AlertWatch.Message> {
  private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);

  /**
   * What one does.
   *
   * @param every the pause between two rounds
   */
  record Task(PoolId office, AlertDesk desk, Gauge gauge, Clock clock, Duration every) {}

  /** What it is told. */
  sealed interface Message {}

  /** Ends it. */
  record Stop() implements Message {}

  private record Look() implements Message {}

  private record Seen(Sight sight) implements Message {}

  private record Done() implements Message {}

  private record Failed(Throwable why) implements Message {}

  private final TimerScheduler<Message> timers;
  private final Task task;
  private boolean failing;

  /** Starts this node's share, once per node. It ends with the actor system. */
  public static void start(
      ActorSystem<?> system, AlertDesk desk, Town town, List<AlertRule> rules, Clock clock) {
    if (rules.isEmpty()) {
      return;
    }
    var every = system.settings().config().getDuration("legalhub.alerts.every");
    var offices =
        town.pools().keySet().stream().sorted(Comparator.comparing(PoolId::value)).toList();
    ShardedDaemonProcess.get(system)
        .init(
            Message.class,
            "alert-watch",
            offices.size(),
            number -> create(new Task(offices.get(number), desk, new Gauge(rules), clock, every)),
            new Stop());
  }

  static Behavior<Message> create(Task task) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new AlertWatch(context, timers, task)));
  }

  private AlertWatch(ActorContext<Message> context, TimerScheduler<Message> timers, Task task) {
    super(context);
    this.timers = timers;
    this.task = task;
    look();
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder()
        .onMessage(Look.class, m -> then(this::look))
        .onMessage(Seen.class, m -> then(() -> seen(m.sight())))
        .onMessage(Done.class, m -> then(this::done))
        .onMessage(Failed.class, m -> then(() -> failed(m.why())))
        .onMessage(Stop.class, m -> Behaviors.stopped())
        .build();
  }

  private Behavior<Message> then(Runnable step) {
    step.run();
    return this;
  }

  private void look() {
    getContext()
        .pipeToSelf(
            task.desk().look(task.office(), task.gauge().needsRota()),
            (sight, failure) -> failure == null ? new Seen(sight) : new Failed(failure));
  }

  private void seen(Sight sight) {
    var found = task.gauge().observe(sight, task.clock().instant());
    getContext()
        .pipeToSelf(
            task.desk().observe(task.office(), found),
            (observed, failure) -> failure == null ? new Done() : new Failed(failure));
  }

  private void done() {
    failing = false;
    timers.startSingleTimer(new Look(), task.every());
  }

  /** Said once until it works again: a node that is cut off says so elsewhere too. */
  private void failed(Throwable why) {
    if (!failing) {
      LOG.warn("nobody looks after the limits of {}: {}", task.office().value(), why.toString());
    }
    failing = true;
    timers.startSingleTimer(new Look(), task.every());
  }
}
