package legalhub.actors.entity;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import legalhub.actors.entity.EntityActor.PushViews;
import legalhub.actors.entity.EntityActor.WatcherGone;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** Who watches the entity, and what each of them holds. */
final class Views<S> {
  private record Key(String watch, ActorRef<ViewUpdate> to) {}

  private record Watcher(Shown shown, long sent) {}

  private final Rules<?, ?, S> rules;
  private final ActorContext<Message> context;
  private final TimerScheduler<Message> timers;
  private final Clock clock;
  private final String epoch = UUID.randomUUID().toString();
  private final Map<Audience, Shown> shown = new HashMap<>();
  private final Map<Key, Watcher> watchers = new LinkedHashMap<>();

  /** Counts changes of any view of this incarnation; a version is never used twice. */
  private long version;

  Views(
      Rules<?, ?, S> rules,
      ActorContext<Message> context,
      TimerScheduler<Message> timers,
      Clock clock) {
    this.rules = rules;
    this.context = context;
    this.timers = timers;
    this.clock = clock;
  }

  boolean isUnwatched() {
    return watchers.isEmpty();
  }

  void watch(S state, Message.Watch watch) {
    var key = new Key(watch.watch(), watch.to());
    var view = refreshed(state, watch.audience());
    if (view.isClosed()) {
      watch.to().tell(new ViewUpdate.Closed(watch.watch(), Refusal.FORBIDDEN));
      return;
    }
    context.watchWith(watch.to(), new WatcherGone(watch.to()));
    long held =
        watch.held().filter(h -> h.epoch().equals(epoch)).map(ViewVersion::version).orElse(-1L);
    watch.to().tell(view.since(held, watch.watch(), epoch));
    watchers.put(key, new Watcher(view, view.version()));
    refreshLater();
  }

  void unwatch(Message.Unwatch unwatch) {
    watchers.remove(new Key(unwatch.watch(), unwatch.to()));
    forgetUnwatched();
  }

  void gone(ActorRef<?> watcher) {
    watchers.keySet().removeIf(key -> key.to().equals(watcher));
    forgetUnwatched();
  }

  void look(S state, Message.Look look) {
    var view = new Shown(look.audience(), version);
    view.refresh(rules, state, clock.instant(), version);
    look.replyTo()
        .tell(
            view.isClosed()
                ? new ViewUpdate.Closed("", Refusal.FORBIDDEN)
                : view.since(-1, "", epoch));
  }

  void changed(S state) {
    if (watchers.isEmpty()) {
      return;
    }
    if (rules.pushEvery().isZero()) {
      push(state);
    } else if (!timers.isTimerActive("push")) {
      timers.startSingleTimer("push", new PushViews(), rules.pushEvery());
    }
  }

  void push(S state) {
    var now = clock.instant();
    version++;
    shown.values().forEach(view -> view.refresh(rules, state, now, version));
    watchers.replaceAll((key, watcher) -> pushTo(key, watcher));
    watchers.values().removeIf(watcher -> watcher.shown().isClosed());
    forgetUnwatched();
    refreshLater();
  }

  private Watcher pushTo(Key key, Watcher watcher) {
    var view = watcher.shown();
    if (view.isClosed()) {
      key.to().tell(new ViewUpdate.Closed(key.watch(), Refusal.FORBIDDEN));
    } else if (view.version() > watcher.sent()) {
      key.to().tell(view.since(watcher.sent(), key.watch(), epoch));
    }
    return new Watcher(view, view.version());
  }

  private Shown refreshed(S state, Audience audience) {
    var view = shown.computeIfAbsent(audience, wanted -> new Shown(wanted, ++version));
    view.refresh(rules, state, clock.instant(), ++version);
    return view;
  }

  private void forgetUnwatched() {
    var watched = watchers.values().stream().map(Watcher::shown).toList();
    shown.values().removeIf(view -> view.isClosed() || !watched.contains(view));
  }

  /** Views that change with time alone are pushed now and then. */
  private void refreshLater() {
    Duration every = rules.refreshEvery();
    if (!every.isZero()
        && !watchers.isEmpty()
        && !timers.isTimerActive("push")
        && !timers.isTimerActive("refresh")) {
      timers.startSingleTimer("refresh", new PushViews(), every);
    }
  }
}
