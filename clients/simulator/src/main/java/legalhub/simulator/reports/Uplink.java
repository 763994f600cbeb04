package legalhub.simulator.reports;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import legalhub.wire.v1.VoiceAck;
import legalhub.wire.v1.VoiceChunk;
import legalhub.wire.v1.VoiceRefused;

/**
 * Brings a recording to the hub as the pages do (clients/web/src/hub/sender.ts): in order, a window
 * at a time, and again after anything, until it is acknowledged. On one event loop.
 */
final class Uplink {
  static final int UNDER_WAY_MAX = 64;

  /** A hub closes a socket that sends 200 frames a second. */
  static final int BURST_CHUNKS = 20;

  static final Duration BURST = Duration.ofMillis(200);
  static final Duration SILENCE_MAX = Duration.ofSeconds(5);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** The line to the hub, and time. */
  interface Line {
    boolean isOpen();

    /** On an open line. */
    void send(VoiceChunk chunk);

    void after(Duration span, Runnable call);

    long nanoTime();
  }

  private final Passage passage;
  private final Line line;
  private final TreeMap<Integer, VoiceChunk> kept = new TreeMap<>();
  private final CompletableFuture<Void> settled = new CompletableFuture<>();
  private int durable;
  private int sent;

  /** One chunk asks from where to go on; the others wait for the answer. */
  private boolean asking = true;

  private boolean resting;
  private long heldUntilNanos;
  private long heardNanos;

  Uplink(Passage passage, Line line) {
    this.passage = passage;
    this.line = line;
    this.heldUntilNanos = line.nanoTime();
    this.heardNanos = line.nanoTime();
    lookLater();
  }

  /** All of the recording is durable, or never will be. */
  CompletableFuture<Void> settled() {
    return settled;
  }

  /** Nobody waits any more. */
  void close() {
    settled.complete(null);
  }

  void add(int number) {
    var audio = passage.recording().chunk(number);
    kept.put(
        number,
        VoiceChunk.newBuilder()
            .setReportId(passage.reportId())
            .setSegment(Recording.SEGMENT)
            .setNumber(number)
            .setUntilMillis(passage.recording().untilMillis(number))
            .setAudio(ByteString.copyFrom(audio))
            .build());
    passage.made(number, audio.length);
    pump();
  }

  /** A new line: what was under way on the one before is lost. */
  void opened() {
    rewind();
    heldUntilNanos = line.nanoTime();
    pump();
  }

  private void rewind() {
    sent = durable;
    asking = true;
    heardNanos = line.nanoTime();
  }

  void acknowledged(VoiceAck ack) {
    if (!isMine(ack.getReportId(), ack.getSegment())) {
      return;
    }
    heardNanos = line.nanoTime();
    asking = false;
    int upTo = kept.isEmpty() ? durable : Math.min(ack.getDurableUpTo(), kept.lastKey());
    if (upTo > durable) {
      passage.durable(upTo);
      kept.headMap(upTo, true).clear();
      durable = upTo;
      sent = Math.max(sent, durable);
    }
    if (durable == passage.recording().chunks()) {
      settled.complete(null);
    }
    pump();
  }

  void refused(VoiceRefused no) {
    if (!isMine(no.getReportId(), no.getSegment()) || settled.isDone()) {
      return;
    }
    if (!no.getRetryable()) {
      passage.lost(no.getNumber());
      settled.complete(null);
    } else if (no.getNumber() <= sent) {
      heardNanos = line.nanoTime();
      asking = false;
      goOnFrom(no.getExpected() > 0 ? no.getExpected() : durable + 1);
      holdFor(Duration.ofMillis(no.getRetryAfterMillis()));
    }
  }

  /** Whoever wants a chunk that was acknowledged has lost it: nobody has it any more. */
  private void goOnFrom(int number) {
    for (int gone = number; gone <= durable; gone++) {
      passage.lost(gone);
      settled.complete(null);
    }
    sent = Math.max(Math.min(number - 1, sent), durable);
  }

  private void holdFor(Duration span) {
    heldUntilNanos = line.nanoTime() + span.toNanos();
    if (span.isZero()) {
      pump();
    } else {
      line.after(span, this::pump);
    }
  }

  private boolean isMine(String report, int segment) {
    return report.equals(passage.reportId()) && segment == Recording.SEGMENT;
  }

  private void pump() {
    for (int burst = 0; maySend(); burst++) {
      if (burst == BURST_CHUNKS) {
        resting = true;
        line.after(BURST, this::rested);
        return;
      }
      sent++;
      if (sent == durable + 1) {
        heardNanos = line.nanoTime();
      }
      passage.sending(sent);
      line.send(kept.get(sent));
    }
  }

  private boolean maySend() {
    return line.isOpen()
        && !settled.isDone()
        && !resting
        && line.nanoTime() - heldUntilNanos >= 0
        && sent - durable < UNDER_WAY_MAX
        && !(asking && sent > durable)
        && kept.containsKey(sent + 1);
  }

  private void rested() {
    resting = false;
    pump();
  }

  private void lookLater() {
    line.after(LOOK_EVERY, this::look);
  }

  /** What was sent into silence is sent again. */
  private void look() {
    if (settled.isDone()) {
      return;
    }
    boolean silent = line.nanoTime() - heardNanos >= SILENCE_MAX.toNanos();
    if (sent > durable && silent && line.isOpen()) {
      rewind();
      pump();
    }
    lookLater();
  }
}
