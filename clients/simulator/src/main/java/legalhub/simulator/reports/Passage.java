package legalhub.simulator.reports;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import legalhub.simulator.measure.Spans;

/**
 * One recording on its way from who speaks to who listens, chunk by chunk. Thread-safe: the two are
 * on event loops of their own. Times are of this JVM's one monotonic clock.
 */
final class Passage {
  private final String reportId;
  private final Recording recording;
  private final Lags lags;
  private final LongSupplier nanoTime;

  /** When each chunk went out first; the first place is nobody's. */
  private final long[] firstSent;

  private final BitSet wentOut = new BitSet();
  private final BitSet lost = new BitSet();
  private int made;
  private int durable;
  private int heard;
  private long bytesMade;
  private long bytesHeard;

  /** Of all recordings. */
  record Lags(Spans acks, Spans live) {}

  Passage(String reportId, Recording recording, Lags lags, LongSupplier nanoTime) {
    this.reportId = reportId;
    this.recording = recording;
    this.lags = lags;
    this.nanoTime = nanoTime;
    this.firstSent = new long[recording.chunks() + 1];
  }

  String reportId() {
    return reportId;
  }

  Recording recording() {
    return recording;
  }

  /** The recorder has given the next chunk. */
  synchronized void made(int number, int bytes) {
    made = number;
    bytesMade += bytes;
  }

  /** It goes out, for the first time or again. */
  synchronized void sending(int number) {
    if (!wentOut.get(number)) {
      wentOut.set(number);
      firstSent[number] = nanoTime.getAsLong();
    }
  }

  /** The hub says that it keeps all up to this one. */
  synchronized void durable(int upTo) {
    long now = nanoTime.getAsLong();
    IntStream.rangeClosed(durable + 1, upTo)
        .filter(wentOut::get)
        .forEach(number -> lags.acks().add(now - firstSent[number]));
    durable = Math.max(durable, upTo);
  }

  /** The hub won't take it, or no longer has it. */
  synchronized void lost(int number) {
    lost.set(number);
  }

  /** The next chunk has arrived at who listens: in order, and none twice. */
  synchronized void heard(int number, byte[] audio) {
    long now = nanoTime.getAsLong();
    heard = number;
    bytesHeard += audio.length;
    boolean isTrue = wentOut.get(number) && Arrays.equals(audio, recording.chunk(number));
    if (isTrue) {
      lags.live().add(now - firstSent[number]);
    } else {
      lost.set(number);
    }
  }

  synchronized boolean isWhole() {
    return heard >= made;
  }

  /** Refused for good, given up by the hub, never heard or not as it was spoken. */
  synchronized int missing() {
    var missing = (BitSet) lost.clone();
    IntStream.rangeClosed(heard + 1, made).forEach(missing::set);
    return missing.cardinality();
  }

  synchronized long bytesMade() {
    return bytesMade;
  }

  synchronized long bytesHeard() {
    return bytesHeard;
  }
}
