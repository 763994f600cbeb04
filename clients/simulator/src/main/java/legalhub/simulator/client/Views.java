package legalhub.simulator.client;

import io.netty.channel.EventLoop;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.Delta;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.SubscriptionEnded;
import legalhub.wire.v1.Topic;
import legalhub.wire.v1.Unsubscribe;
import legalhub.wire.v1.Welcome;

/** All that one client looks at. */
final class Views implements Connection.Listener {
  private static final long RETRY_MILLIS_MIN = 500;

  private final Ground ground;
  private final Connection connection;
  private final ClientWitness witness;
  private final Set<Watch> open = new LinkedHashSet<>();
  private final Map<Integer, Watch> byNumber = new HashMap<>();
  private int last;

  Views(Ground ground, Connection connection, ClientWitness witness) {
    this.ground = ground;
    this.connection = connection;
    this.witness = witness;
    connection.listen(this);
  }

  EventLoop loop() {
    return ground.loop();
  }

  void onLoop(Runnable call) {
    if (ground.loop().inEventLoop()) {
      call.run();
    } else {
      ground.loop().execute(call);
    }
  }

  Watch watch(Topic topic) {
    var watch = new Watch(this, topic);
    onLoop(
        () -> {
          open.add(watch);
          ask(watch);
        });
    return watch;
  }

  /** Under a new number, so that what is under way for the old one isn't taken for the answer. */
  private void ask(Watch watch) {
    if (!connection.isOpen() || watch.closed) {
      return;
    }
    int number = ++last;
    byNumber.put(number, watch);
    send(ClientFrame.newBuilder().setSubscribe(watch.subscribe(number)));
  }

  private void send(ClientFrame.Builder frame) {
    // What isn't sent now is asked for with the next welcome.
    boolean unused = connection.send(frame.build());
  }

  void close(Watch watch) {
    watch.closed = true;
    open.remove(watch);
    unsubscribe(watch);
  }

  private void unsubscribe(Watch watch) {
    if (byNumber.remove(watch.number, watch)) {
      var unsubscribe = Unsubscribe.newBuilder().setSubscription(watch.number);
      send(ClientFrame.newBuilder().setUnsubscribe(unsubscribe));
    }
  }

  @Override
  public void opened(Welcome welcome) {
    byNumber.clear();
    List.copyOf(open).forEach(this::ask);
  }

  @Override
  public void changed(Connection.State state) {
    if (state != Connection.State.OPEN) {
      byNumber.clear();
      List.copyOf(open).forEach(Watch::lineLost);
    }
  }

  @Override
  public void heard(ServerFrame frame) {
    switch (frame.getFrameCase()) {
      case SNAPSHOT -> {
        witness.pushed(frame.getSerializedSize());
        var watch = byNumber.get(frame.getSnapshot().getSubscription());
        if (watch != null) {
          watch.replaced(frame.getSnapshot());
        }
      }
      case DELTA -> {
        witness.pushed(frame.getSerializedSize());
        delta(frame.getDelta());
      }
      case SUBSCRIPTION_ENDED -> ended(frame.getSubscriptionEnded());
      default -> {}
    }
  }

  private void delta(Delta delta) {
    var watch = byNumber.get(delta.getSubscription());
    if (watch == null) {
      return;
    }
    if (watch.fits(delta)) {
      watch.changed(delta);
    } else {
      witness.misfit(watch.topic().getTopicCase().name());
      unsubscribe(watch);
      watch.startOver();
      ask(watch);
    }
  }

  private void ended(SubscriptionEnded end) {
    var watch = byNumber.remove(end.getSubscription());
    if (watch == null) {
      return;
    }
    if (end.getRetryable()) {
      long millis = RETRY_MILLIS_MIN + ground.settings().backoff().millis(watch.attempt++);
      var unused = ground.loop().schedule(() -> askAgain(watch), millis, TimeUnit.MILLISECONDS);
    } else {
      watch.ended(end.getCode());
    }
  }

  /** Unless a reconnect has asked meanwhile. */
  private void askAgain(Watch watch) {
    if (!byNumber.containsValue(watch)) {
      ask(watch);
    }
  }
}
