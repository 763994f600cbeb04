package legalhub.simulator.client;

import java.util.function.Predicate;
import legalhub.wire.v1.Beat;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.Welcome;

/** Signs of life both ways: beats go out, and a hub that is silent for too long counts as gone. */
final class Heartbeat {
  private static final long EVERY_MILLIS = 5_000;
  private static final long DEAD_AFTER_MILLIS = 15_000;

  private final LineTimers timers;
  private final Predicate<ClientFrame> send;
  private final Runnable silent;
  private long everyMillis;
  private long deadAfterMillis;
  private long heardAtMillis;
  private long nonce;

  Heartbeat(LineTimers timers, Predicate<ClientFrame> send, Runnable silent) {
    this.timers = timers;
    this.send = send;
    this.silent = silent;
  }

  void start(Welcome welcome) {
    everyMillis = welcome.getBeatEveryMillis() > 0 ? welcome.getBeatEveryMillis() : EVERY_MILLIS;
    deadAfterMillis =
        welcome.getDeadAfterMillis() > 0 ? welcome.getDeadAfterMillis() : DEAD_AFTER_MILLIS;
    timers.after(everyMillis, this::tick);
  }

  void heard() {
    heardAtMillis = timers.nowMillis();
  }

  /** The hub measures the round trip. */
  void answer(Beat beat) {
    if (beat.getNonce() != 0) {
      beat(Beat.newBuilder().setEcho(beat.getNonce()));
    }
  }

  private void tick() {
    long silence = timers.nowMillis() - heardAtMillis;
    if (silence >= deadAfterMillis) {
      silent.run();
      return;
    }
    beat(Beat.newBuilder().setNonce(++nonce));
    timers.after(Math.max(1, Math.min(everyMillis, deadAfterMillis - silence)), this::tick);
  }

  private void beat(Beat.Builder beat) {
    // A line that isn't open has nobody to hear it; the silence is found by the tick.
    boolean unused = send.test(ClientFrame.newBuilder().setBeat(beat).build());
  }
}
