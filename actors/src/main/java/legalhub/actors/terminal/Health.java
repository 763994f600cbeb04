package legalhub.actors.terminal;

import java.util.Set;

/**
 * How a device is, by its own account.
 *
 * @param failing what it has tried and what doesn't work
 * @param network how it reaches the hub
 * @param page the version of its page
 */
public record Health(Set<Part> failing, Network network, String page) {
  /** Before it has told anything. */
  public static final Health UNKNOWN = new Health(Set.of(), Network.UNKNOWN, "");

  /** What a device consists of. */
  public enum Part {
    CAMERA,
    MICROPHONE,
    SPEAKER,
    PRINTER
  }

  /**
   * In classes, so that a terminal doesn't record every millisecond of its line: by round trips to
   * the hub, GOOD up to 300 ms, FAIR up to 1 s.
   */
  public enum Network {
    UNKNOWN,
    GOOD,
    FAIR,
    POOR
  }
}
