package legalhub.simulator.reports;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import legalhub.simulator.client.Futures;
import legalhub.wire.v1.VoiceData;

/** An officer listens to one recording while it is spoken. On the officer's event loop. */
final class Listening {
  private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

  /** The line to the hub, and time. */
  interface Line {
    /** Ends once it is on record, or with the hub's no. */
    CompletableFuture<?> listen(int after);

    void stop();

    void after(Duration span, Runnable call);
  }

  private final Passage passage;
  private final Line line;
  private int heard;
  private boolean asking;
  private boolean over;

  Listening(Passage passage, Line line) {
    this.passage = passage;
    this.line = line;
    ask();
  }

  /** A new line: the hub sends nothing more of what was asked on the one before. */
  void opened() {
    if (!over) {
      ask();
    }
  }

  /** One question at a time: it is repeated on a new line by itself. */
  private void ask() {
    if (!asking) {
      asking = true;
      Futures.whenDone(line.listen(heard), (done, failure) -> answered(failure));
    }
  }

  private void answered(Throwable failure) {
    asking = false;
    if (failure != null) {
      line.after(ASK_AGAIN, this::opened);
    }
  }

  void heard(VoiceData piece) {
    if (over || piece.getSegment() != Recording.SEGMENT || piece.getNumber() <= heard) {
      return;
    }
    if (piece.getNumber() > heard + 1) {
      ask();
      return;
    }
    heard++;
    passage.heard(heard, piece.getAudio().toByteArray());
    if (heard == passage.recording().chunks()) {
      close();
      line.stop();
    }
  }

  /** Nobody listens any more. */
  void close() {
    over = true;
  }
}
