package legalhub.actors.entity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import legalhub.actors.entity.EntityActor.PushViews;
import legalhub.actors.entity.EntityActor.WatcherGone;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** Who watches the entity, and what each of them holds. */
final class Views<S> {
  private record Key(String watch, ActorRef<ViewUpdate> to) {}

  private record Watcher(Shown shown, long sent) {}

  private final Screen<S> screen;
  private final ActorContext<Message> context;
  private final TimerScheduler<Message> timers;
  private final Clock clock;
  private final String epoch = UUID.randomUUID().toString();
  private final Map<Audience, Shown> shown = new HashMap<>();
  private final Map<Key, Watcher> watchers = new LinkedHashMap<>();

  private Instant pushedAt = Instant.EPOCH;

  /** Counts changes of any view of this incarnation; a version is never used twice. */
  private long version;

  Views(
      Screen<S> screen,
      ActorContext<Message> context,
      TimerScheduler<Message> timers,
      Clock clock) {
    this.screen = screen;
    this.context = context;
    this.timers = timers;
    this.clock = clock;
  }

  boolean isUnwatched() {
    return watchers.isEmpty();
  }

  /**
   * What is watched already is as new as its last push: a repeated watch costs nothing. A new view
   * that isn't pushed at once comes with the next push, so that a crowd that arrives together is
   * worked out together.
   */
  void watch(S state, Message.Watch watch) {
    var key = new Key(watch.watch(), watch.to());
    var view = shown.computeIfAbsent(watch.audience(), audience -> new Shown(audience, ++version));
    var every = pushEvery(view);
    if (!view.isDrawn() && every.isZero()) {
      view.refresh(screen, state, clock.instant(), version);
    }
    context.watchWith(watch.to(), new WatcherGone(watch.to()));
    long held =
        watch.held().filter(h -> h.epoch().equals(epoch)).map(ViewVersion::version).orElse(-1L);
    if (view.isDrawn()) {
      deliver(key, view, held);
      refreshLater();
    } else {
      watchers.put(key, new Watcher(view, held));
      pushLater(every);
    }
  }

  private void deliver(Key key, Shown view, long held) {
    if (view.isClosed()) {
      key.to().tell(new ViewUpdate.Closed(key.watch(), Refusal.FORBIDDEN));
      watchers.remove(key);
      forgetUnwatched();
    } else {
      key.to().tell(view.since(held, key.watch(), epoch));
      watchers.put(key, new Watcher(view, view.version()));
    }
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
    view.refresh(screen, state, clock.instant(), version);
    look.replyTo()
        .tell(
            view.isClosed()
                ? new ViewUpdate.Closed("", Refusal.FORBIDDEN)
                : view.since(-1, "", epoch));
  }

  /**
   * The state has changed: views that tell every change are pushed at once, the others together
   * when they were last pushed long enough ago.
   */
  void changed(S state) {
    if (watchers.isEmpty()) {
      return;
    }
    push(state, view -> pushEvery(view).isZero());
    shown.values().stream()
        .map(this::pushEvery)
        .filter(every -> !every.isZero())
        .max(Comparator.naturalOrder())
        .ifPresent(this::pushLater);
  }

  private Duration pushEvery(Shown view) {
    return screen.pushEvery(view.audience());
  }

  private void pushLater(Duration every) {
    if (!timers.isTimerActive("push")) {
      var due = Duration.between(clock.instant(), pushedAt.plus(every));
      timers.startSingleTimer("push", new PushViews(), due.isNegative() ? Duration.ZERO : due);
    }
  }

  /** Everything, as it is now. */
  void push(S state) {
    pushedAt = clock.instant();
    push(state, view -> true);
    refreshLater();
  }

  private void push(S state, Predicate<Shown> which) {
    var now = clock.instant();
    version++;
    shown.values().stream()
        .filter(which)
        .forEach(view -> view.refresh(screen, state, now, version));
    watchers.replaceAll(
        (key, watcher) -> which.test(watcher.shown()) ? pushTo(key, watcher) : watcher);
    if (watchers.values().removeIf(watcher -> watcher.shown().isClosed())) {
      forgetUnwatched();
    }
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

  private void forgetUnwatched() {
    Set<Shown> watched = Collections.newSetFromMap(new IdentityHashMap<>());
    watchers.values().forEach(watcher -> watched.add(watcher.shown()));
    shown.values().retainAll(watched);
  }

  /** Views that change with time alone are pushed now and then. */
  private void refreshLater() {
    Duration every = screen.refreshEvery();
    if (!every.isZero()
        && !watchers.isEmpty()
        && !timers.isTimerActive("push")
        && !timers.isTimerActive("refresh")) {
      timers.startSingleTimer("refresh", new PushViews(), every);
    }
  }
}
