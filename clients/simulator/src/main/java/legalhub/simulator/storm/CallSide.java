package legalhub.simulator.storm;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import legalhub.simulator.client.Futures;
import legalhub.simulator.client.HubClient;
import legalhub.simulator.client.View;
import legalhub.simulator.people.Call;
import legalhub.simulator.people.FakePeer;
import legalhub.wire.v1.CallPhase;

/** One side of the call that goes on. On the client's event loop. */
final class CallSide implements FakePeer.Witness {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final String LINE = "line ";

  private final HubClient client;
  private final Call call;
  private final CallWatch.Side watch;
  private final FakePeer peer;
  private int chatSeen;
  private long lines;
  private volatile boolean silent;

  CallSide(HubClient client, Call call, CallWatch.Side watch) {
    this.client = client;
    this.call = call;
    this.watch = watch;
    this.peer = call.peer(this);
  }

  String consultationId() {
    return call.consultationId();
  }

  /** Joins and waits for the other side. */
  CompletableFuture<Void> enter(Duration within) {
    return call.await("shown", view -> view.part("call").isPresent(), within)
        .thenCompose(shown -> call.join())
        .thenCompose(joined -> client.onLoop(() -> peer.begin(joined, EVERY)))
        .thenCompose(begun -> call.awaitPhase(CallPhase.TALKING, within))
        .thenAccept(talking -> call.watch().onChange(this::follow));
  }

  private void follow(View view) {
    if (Call.callIn(view).getPhase() == CallPhase.DROPPED) {
      watch.dropped();
    }
    var chat = Call.chatIn(view);
    chat.stream()
        .filter(line -> line.getNumber() > chatSeen)
        .filter(line -> line.getFrom() != watch.from())
        .forEach(
            line -> watch.lineArrived(Long.parseLong(line.getText().substring(LINE.length()))));
    chat.forEach(line -> chatSeen = Math.max(chatSeen, line.getNumber()));
  }

  /** Says the next line; half a second apart from the other side is as good as together. */
  void speakEverySecond() {
    if (silent) {
      return;
    }
    long number = ++lines;
    watch.lineSent(number);
    Futures.whenDone(
        call.say(LINE + number),
        (done, refused) -> {
          if (refused != null) {
            watch.lineRefused(number);
          }
        });
    var unused =
        client.loop().schedule(this::speakEverySecond, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  void silence() {
    silent = true;
    // The peer repeats what isn't acknowledged, but names no new candidates.
    Futures.forget(client.onLoop(peer::pause));
  }

  @Override
  public void begun(String epoch) {}

  @Override
  public void reset(boolean keepPeer) {
    watch.reset();
  }

  @Override
  public void sent(String epoch, long number) {
    watch.signalSent(number);
  }

  @Override
  public void received(String epoch, long number, long sentNanos) {
    watch.signalArrived(number);
  }
}
