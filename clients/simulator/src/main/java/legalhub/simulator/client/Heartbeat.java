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
  private final ClientWitness witness;
  private long everyMillis;
  private long deadAfterMillis;
  private long heardAtMillis;
  private long nonce;

  Heartbeat(
      LineTimers timers, Predicate<ClientFrame> send, Runnable silent, ClientWitness witness) {
    this.timers = timers;
    this.send = send;
    this.silent = silent;
    this.witness = witness;
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

  /** Each side measures the round trip. */
  void heard(Beat beat) {
    if (beat.getNonce() != 0) {
      // A line that isn't open has nobody to hear it.
      boolean unused = beat(Beat.newBuilder().setEcho(beat.getNonce()));
    }
    if (beat.getEcho() != 0) {
      witness.beatAnswered(beat.getEcho());
    }
  }

  private void tick() {
    long silence = timers.nowMillis() - heardAtMillis;
    if (silence >= deadAfterMillis) {
      silent.run();
      return;
    }
    if (beat(Beat.newBuilder().setNonce(++nonce))) {
      witness.beatSent(nonce);
    }
    timers.after(Math.max(1, Math.min(everyMillis, deadAfterMillis - silence)), this::tick);
  }

  private boolean beat(Beat.Builder beat) {
    return send.test(ClientFrame.newBuilder().setBeat(beat).build());
  }
}
