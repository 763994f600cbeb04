package legalhub.simulator.measure;

import io.netty.util.concurrent.Ticker;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import legalhub.wire.v1.Role;

/** What single clients had to wait for: the gaps of all of them. Thread-safe. */
public final class Gaps {
  private final Ticker ticker;
  private final long startNanos;
  private final ConcurrentLinkedQueue<Noted> gaps = new ConcurrentLinkedQueue<>();

  /** What began a gap. */
  public enum Cause {
    LINE_LOST,
    COMMAND_WAITS
  }

  private record Noted(Role role, Cause cause, long sinceNanos, long nanos) {}

  /**
   * One client's gap.
   *
   * @param atMillis when it began, from the start of the run
   * @param role {@code RESIDENT} or {@code LAWYER}
   * @param cause {@code LINE_LOST} or {@code COMMAND_WAITS}
   */
  public record Gap(long atMillis, long millis, String role, String cause) {}

  /**
   * Of one window; a gap belongs to the one in which it ends.
   *
   * @param longestGap {@code null} when there was none
   * @param lineLostGapMillis of gaps that began with a lost line
   * @param commandGapMillis of gaps that began with a command that waits
   */
  public record Figures(
      Gap longestGap, Percentiles lineLostGapMillis, Percentiles commandGapMillis) {}

  public Gaps(Ticker ticker) {
    this.ticker = ticker;
    this.startNanos = ticker.nanoTime();
  }

  /** The gaps of one more client. */
  public ClientGap client(Role role) {
    return new ClientGap(this, role);
  }

  long nanos() {
    return ticker.nanoTime();
  }

  /** It ends now. */
  void note(Role role, Cause cause, long sinceNanos) {
    gaps.add(new Noted(role, cause, sinceNanos, nanos() - sinceNanos));
  }

  public Figures in(Window window) {
    List<Noted> inside =
        gaps.stream()
            .filter(gap -> window.holds(fromStart(gap.sinceNanos() + gap.nanos())))
            .toList();
    var longest =
        inside.stream()
            .max(Comparator.comparingLong(Noted::nanos))
            .map(gap -> gap(gap, fromStart(gap.sinceNanos())))
            .orElse(null);
    return new Figures(
        longest, percentiles(inside, Cause.LINE_LOST), percentiles(inside, Cause.COMMAND_WAITS));
  }

  private static Gap gap(Noted noted, long atMillis) {
    return new Gap(
        atMillis,
        TimeUnit.NANOSECONDS.toMillis(noted.nanos()),
        noted.role().name(),
        noted.cause().name());
  }

  private long fromStart(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos - startNanos);
  }

  private static Percentiles percentiles(List<Noted> some, Cause cause) {
    var spans = new Spans();
    some.stream().filter(gap -> gap.cause() == cause).forEach(gap -> spans.add(gap.nanos()));
    return spans.percentiles();
  }
}
