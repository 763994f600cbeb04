package legalhub.simulator.measure;

/**
 * A stretch of a run, in milliseconds from its start.
 *
 * @param toMillis exclusive; {@code null} for the last window, which ends with the run
 */
public record Window(String label, long fromMillis, Long toMillis) {
  /** The run as a whole. */
  public static final Window RUN = new Window("run", 0, null);

  boolean holds(long millis) {
    return fromMillis <= millis && (toMillis == null || millis < toMillis);
  }
}
