package legalhub.actors.entity;

import java.time.Duration;
import java.util.function.BiFunction;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** The companion of an entity's incarnation, and what it may do there. */
final class Beside<S> implements Surroundings {
  private final ActorContext<Message> context;
  private final TimerScheduler<Message> timers;
  private final Companion<S> companion;

  private record Later(String key) {}

  Beside(
      BiFunction<String, Surroundings, Companion<S>> made,
      String id,
      ActorContext<Message> context,
      TimerScheduler<Message> timers) {
    this.context = context;
    this.timers = timers;
    this.companion = made.apply(id, this);
  }

  void relay(S state, Message.Relay relay) {
    context.watchWith(relay.from(), new EntityActor.WatcherGone(relay.from()));
    companion.relay(state, relay);
  }

  void follow(S state) {
    companion.follow(state);
  }

  void forget() {
    companion.forget();
  }

  void told(S state, EntityActor.Told told) {
    companion.told(state, told.message());
  }

  void gone(Object connection) {
    companion.gone(connection);
  }

  @Override
  public <T> ActorRef<T> start(Behavior<T> behavior, Object whenGone) {
    var started = context.spawnAnonymous(behavior);
    context.watchWith(started, new EntityActor.Told(whenGone));
    return started;
  }

  @Override
  public <T> ActorRef<T> hears(Class<T> type) {
    return context.messageAdapter(type, EntityActor.Told::new);
  }

  @Override
  public void later(String key, Duration after, Object message) {
    timers.startSingleTimer(new Later(key), new EntityActor.Told(message), after);
  }

  @Override
  public void never(String key) {
    timers.cancel(new Later(key));
  }
}
