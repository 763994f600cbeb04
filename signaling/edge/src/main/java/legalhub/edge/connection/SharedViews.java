package legalhub.edge.connection;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.Entities;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.ViewUpdate;
import legalhub.actors.entity.ViewVersion;
import legalhub.edge.codec.TopicCodec;
import legalhub.edge.codec.ViewCodec;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * The views that many clients of this node look at. Each is watched once with its entity, however
 * many clients there are, so a change crosses the cluster once per node; it is put into bytes once,
 * and passed on. Clients say again what they listen to, and this node what it watches, so nothing
 * depends on either having a memory.
 */
public final class SharedViews extends AbstractBehavior<SharedViews.Told> {
  /** What it takes. */
  public sealed interface Told {}

  /**
   * @param held what the client was last given
   */
  record Listen(TopicCodec.View view, SharedView.Listener listener, Optional<ViewVersion> held)
      implements Told {}

  record Leave(TopicCodec.View view, SharedView.Listener listener) implements Told {}

  /** The edge is gone. */
  public record Stop() implements Told {}

  private record Gone(ActorRef<?> client) implements Told {}

  private record Updated(ViewUpdate update) implements Told {}

  private record RepeatDue() implements Told {}

  private final Entities entities;
  private final ViewCodec codec;
  private final ActorRef<ViewUpdate> updates;
  private final Map<TopicCodec.View, SharedView> open = new HashMap<>();
  private final Map<String, SharedView> byWatch = new HashMap<>();
  private long watches;

  /**
   * @param every between two repetitions of a watch
   */
  public static Behavior<Told> create(Entities entities, ViewCodec codec, Duration every) {
    return Behaviors.supervise(
            Behaviors.<Told>setup(
                context ->
                    Behaviors.withTimers(
                        timers -> new SharedViews(context, timers, entities, codec, every))))
        .onFailure(SupervisorStrategy.restart());
  }

  private SharedViews(
      ActorContext<Told> context,
      TimerScheduler<Told> timers,
      Entities entities,
      ViewCodec codec,
      Duration every) {
    super(context);
    this.entities = entities;
    this.codec = codec;
    this.updates = context.messageAdapter(ViewUpdate.class, Updated::new);
    timers.startTimerWithFixedDelay(new RepeatDue(), every);
  }

  @Override
  public Receive<Told> createReceive() {
    return newReceiveBuilder()
        .onMessage(Listen.class, m -> then(() -> listen(m)))
        .onMessage(Leave.class, m -> then(() -> leave(m)))
        .onMessage(Gone.class, m -> then(() -> gone(m)))
        .onMessage(Updated.class, m -> then(() -> updated(m.update())))
        .onMessage(RepeatDue.class, m -> then(() -> open.values().forEach(this::watch)))
        .onMessage(Stop.class, m -> Behaviors.stopped())
        .build();
  }

  private Behavior<Told> then(Runnable step) {
    step.run();
    return this;
  }

  private void listen(Listen listen) {
    getContext().watchWith(listen.listener().to(), new Gone(listen.listener().to()));
    var known = open.get(listen.view());
    if (known != null) {
      known.listen(listen.listener(), listen.held());
      return;
    }
    var view = new SharedView(listen.view(), Long.toString(++watches), codec);
    open.put(listen.view(), view);
    byWatch.put(view.watch(), view);
    view.listen(listen.listener(), listen.held());
    watch(view);
  }

  private void watch(SharedView view) {
    entities.tell(view.view().entity(), view.watching(updates));
  }

  private void updated(ViewUpdate update) {
    var view = byWatch.get(update.watch());
    if (view == null) {
      return;
    }
    if (!view.updated(update)) {
      watch(view);
    }
    closeIfAbandoned(view);
  }

  private void leave(Leave leave) {
    var view = open.get(leave.view());
    if (view != null) {
      view.leave(leave.listener());
      closeIfAbandoned(view);
    }
  }

  private void gone(Gone gone) {
    for (var view : List.copyOf(open.values())) {
      view.gone(gone.client());
      closeIfAbandoned(view);
    }
  }

  private void closeIfAbandoned(SharedView view) {
    if (view.isAbandoned()) {
      open.remove(view.view());
      byWatch.remove(view.watch());
      entities.tell(view.view().entity(), new Message.Unwatch(view.watch(), updates));
    }
  }
}
