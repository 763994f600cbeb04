package legalhub.simulator.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import legalhub.wire.v1.Delta;
import legalhub.wire.v1.Part;
import legalhub.wire.v1.Snapshot;
import legalhub.wire.v1.Subscribe;
import legalhub.wire.v1.Topic;

/** One topic that is being looked at: exact at a version, or asked for afresh; never guessed. */
public final class Watch implements AutoCloseable {
  private final Views views;
  private final Topic topic;
  private final List<Consumer<View>> listeners = new ArrayList<>();
  private volatile View view = View.NOTHING;
  int number;
  int attempt;
  boolean closed;

  Watch(Views views, Topic topic) {
    this.views = views;
    this.topic = topic;
  }

  public Topic topic() {
    return topic;
  }

  public View view() {
    return view;
  }

  /** Called on the client's event loop: now with what is known, then after every change. */
  public void onChange(Consumer<View> listener) {
    views.onLoop(
        () -> {
          listeners.add(listener);
          listener.accept(view);
        });
  }

  /** The first live view that meets the wish; a failed future that tells what was seen instead. */
  public CompletableFuture<View> await(String what, Predicate<View> wish, Duration within) {
    var met = new CompletableFuture<View>();
    Consumer<View> look =
        seen -> {
          if (seen.isLive() && wish.test(seen)) {
            met.complete(seen);
          }
        };
    onChange(look);
    views.onLoop(() -> giveUpAfter(what, within, met));
    Futures.whenDone(met, (seen, failure) -> views.onLoop(() -> listeners.remove(look)));
    return met;
  }

  private void giveUpAfter(String what, Duration within, CompletableFuture<View> met) {
    var timer =
        views
            .loop()
            .schedule(
                () ->
                    met.completeExceptionally(
                        new TimeoutException(
                            "not %s within %s; last seen: %s".formatted(what, within, view))),
                within.toMillis(),
                TimeUnit.MILLISECONDS);
    Futures.whenDone(met, (seen, failure) -> timer.cancel(false));
  }

  @Override
  public void close() {
    views.onLoop(() -> views.close(this));
  }

  Subscribe subscribe(int as) {
    number = as;
    return Subscribe.newBuilder()
        .setSubscription(as)
        .setTopic(topic)
        .setEpoch(view.epoch())
        .setVersion(view.version())
        .build();
  }

  void replaced(Snapshot snapshot) {
    var parts = new HashMap<String, Part>();
    snapshot.getPartsList().forEach(part -> parts.put(part.getKey(), part));
    show(live(snapshot.getEpoch(), snapshot.getVersion(), parts));
  }

  boolean fits(Delta delta) {
    return delta.getEpoch().equals(view.epoch()) && delta.getFromVersion() == view.version();
  }

  void changed(Delta delta) {
    var parts = new HashMap<>(view.parts());
    delta.getRemovedList().forEach(parts::remove);
    delta.getChangedList().forEach(part -> parts.put(part.getKey(), part));
    show(live(delta.getEpoch(), delta.getVersion(), parts));
  }

  private View live(String epoch, long version, Map<String, Part> parts) {
    attempt = 0;
    return new View(View.State.LIVE, epoch, version, Map.copyOf(parts), "");
  }

  void lineLost() {
    if (view.isLive()) {
      show(view.as(View.State.STALE));
    }
  }

  /** Something was missed: nothing that is held counts any more. */
  void startOver() {
    view = View.NOTHING;
  }

  void ended(String code) {
    show(new View(View.State.ENDED, view.epoch(), view.version(), view.parts(), code));
  }

  private void show(View next) {
    view = next;
    List.copyOf(listeners).forEach(listener -> listener.accept(next));
  }
}
