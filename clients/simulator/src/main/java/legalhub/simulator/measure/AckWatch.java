package legalhub.simulator.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long acknowledgements were absent: from when the first command waits with none acknowledged
 * until the next acknowledgement of any. Thread-safe.
 */
public final class AckWatch {
  private static final int GAPS_KEPT = 50;

  private final Ticker ticker;
  private final long longNanos;
  private final long startNanos;
  private final List<Gap> gaps = new ArrayList<>();
  private int waiting;
  private long sinceNanos;
  private long longestNanos;

  /**
   * One absence.
   *
   * @param atMillis when it began, from the start of the run
   */
  public record Gap(@JsonProperty("atMillis") long atMillis, @JsonProperty("millis") long millis) {}

  /**
   * @param longGap an absence is told one by one when it lasts this long
   */
  public AckWatch(Ticker ticker, Duration longGap) {
    this.ticker = ticker;
    this.longNanos = longGap.toNanos();
    this.startNanos = ticker.nanoTime();
  }

  public synchronized void begun() {
    if (waiting++ == 0) {
      sinceNanos = ticker.nanoTime();
    }
  }

  public synchronized void acknowledged() {
    absentUntilNow();
    waiting--;
  }

  public synchronized void givenUp() {
    if (--waiting == 0) {
      absentUntilNow();
    }
  }

  private void absentUntilNow() {
    long now = ticker.nanoTime();
    long gap = now - sinceNanos;
    longestNanos = Math.max(longestNanos, gap);
    if (gap >= longNanos && gaps.size() < GAPS_KEPT) {
      gaps.add(
          new Gap(
              TimeUnit.NANOSECONDS.toMillis(sinceNanos - startNanos),
              TimeUnit.NANOSECONDS.toMillis(gap)));
    }
    sinceNanos = now;
  }

  public synchronized long longestMillis() {
    return TimeUnit.NANOSECONDS.toMillis(longestNanos);
  }

  public synchronized List<Gap> gaps() {
    return List.copyOf(gaps);
  }
}
