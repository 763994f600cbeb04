package legalhub.jitsi.colibri;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import legalhub.jitsi.colibri.BridgeLook.Alive;
import legalhub.jitsi.colibri.BridgeLook.Dead;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** The bridges as this node sees them: which live, and which has the most room. */
final class Bridges extends AbstractBehavior<Bridges.Command> {
  sealed interface Command {}

  /**
   * Which bridge a conference should go to.
   *
   * @param avoided has just failed it
   */
  record Choose(Optional<Bridge> avoided, ActorRef<Choice> replyTo) implements Command {}

  /**
   * @param bridge empty: none can take it
   */
  record Choice(Optional<Bridge> bridge) {}

  /** Tell this conference whenever a bridge is down. */
  record Watch(ActorRef<Down> conference) implements Command {}

  /** Whoever is on it must go elsewhere. */
  record Down(Bridge bridge) {}

  /** A conference got no sensible answer from it. */
  record Report(Bridge bridge) implements Command {}

  private record Looked(Bridge bridge, BridgeLook look) implements Command {}

  private record Forget(ActorRef<Down> conference) implements Command {}

  private record Rehearsed() implements Command {}

  private record LookAgain() implements Command {}

  /** What a conference of a few adds to a bridge's stress before its own figure shows it. */
  private static final double STRESS_OF_A_CONFERENCE = 0.05;

  private static final int MISSES_OF_THE_DEAD = 2;

  private static final class Seen {
    private Optional<Alive> last = Optional.empty();
    private boolean looking;
    private boolean looked;
    private int misses;
    private int placed;

    private boolean usable() {
      return misses == 0 && last.filter(alive -> !alive.closing() && !alive.leaving()).isPresent();
    }

    private double weight() {
      var alive = last.orElseThrow();
      return alive.stress() + placed * STRESS_OF_A_CONFERENCE + (alive.draining() ? 1000 : 0);
    }
  }

  private final BridgeClient client;
  private final Map<Bridge, Seen> bridges = new LinkedHashMap<>();
  private final Set<ActorRef<Down>> conferences = new HashSet<>();
  private final List<Choose> waiting = new ArrayList<>();

  static Behavior<Command> create(List<Bridge> bridges, BridgeClient client, Duration interval) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new Bridges(context, timers, bridges, client, interval)));
  }

  private Bridges(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      List<Bridge> bridges,
      BridgeClient client,
      Duration interval) {
    super(context);
    context.setLoggerName(Bridges.class);
    this.client = client;
    bridges.forEach(bridge -> this.bridges.put(bridge, new Seen()));
    timers.startTimerWithFixedDelay(new LookAgain(), interval);
    lookAtAll();
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Choose.class, this::choose)
        .onMessage(Watch.class, this::watch)
        .onMessage(Report.class, this::report)
        .onMessage(Looked.class, this::looked)
        .onMessage(Rehearsed.class, done -> this)
        .onMessage(LookAgain.class, tick -> lookAtAll())
        .onMessage(Forget.class, this::forget)
        .build();
  }

  private Behavior<Command> choose(Choose asked) {
    if (bridges.values().stream().allMatch(seen -> seen.looked)) {
      answer(asked);
    } else {
      waiting.add(asked);
    }
    return this;
  }

  private void answer(Choose asked) {
    var best =
        bridges.entrySet().stream()
            .filter(entry -> entry.getValue().usable())
            .filter(entry -> !asked.avoided().equals(Optional.of(entry.getKey())))
            .min(Comparator.comparingDouble(entry -> entry.getValue().weight()));
    best.ifPresent(entry -> entry.getValue().placed++);
    asked.replyTo().tell(new Choice(best.map(Map.Entry::getKey)));
  }

  private Behavior<Command> watch(Watch asked) {
    conferences.add(asked.conference());
    getContext().watchWith(asked.conference(), new Forget(asked.conference()));
    return this;
  }

  private Behavior<Command> forget(Forget ended) {
    conferences.remove(ended.conference());
    return this;
  }

  /** Until a look shows otherwise, nobody is sent there. */
  private Behavior<Command> report(Report report) {
    var seen = bridges.get(report.bridge());
    seen.misses = Math.max(seen.misses, 1);
    lookAt(report.bridge(), seen);
    return this;
  }

  private Behavior<Command> lookAtAll() {
    bridges.forEach(this::lookAt);
    return this;
  }

  private void lookAt(Bridge bridge, Seen seen) {
    if (!seen.looking) {
      seen.looking = true;
      getContext()
          .pipeToSelf(
              client.look(bridge),
              (look, failure) -> new Looked(bridge, failure == null ? look : new Dead(false)));
    }
  }

  private Behavior<Command> looked(Looked result) {
    var bridge = result.bridge();
    var seen = bridges.get(bridge);
    seen.looking = false;
    seen.looked = true;
    boolean served = seen.last.filter(alive -> !alive.leaving()).isPresent();
    if (result.look() instanceof Alive alive) {
      seen.misses = 0;
      seen.placed = 0;
      if (seen.last.isEmpty()) {
        getContext().pipeToSelf(client.rehearse(bridge), (done, failure) -> new Rehearsed());
      }
      seen.last = Optional.of(alive);
    } else {
      boolean certain = result.look() instanceof Dead dead && dead.certain();
      seen.misses += certain ? MISSES_OF_THE_DEAD : 1;
      if (seen.misses >= MISSES_OF_THE_DEAD) {
        seen.last = Optional.empty();
      }
    }
    if (served && seen.last.filter(alive -> !alive.leaving()).isEmpty()) {
      getContext().getLog().warn("bridge {} is down", bridge.rest());
      conferences.forEach(conference -> conference.tell(new Down(bridge)));
    }
    answerWaiting();
    return this;
  }

  private void answerWaiting() {
    var asked = List.copyOf(waiting);
    waiting.clear();
    asked.forEach(this::choose);
  }
}
