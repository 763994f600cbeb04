package legalhub.simulator.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.wire.v1.Part;

/**
 * What is known of a topic. Replaced as a whole whenever it changes.
 *
 * @param code why it ended, {@code ""} before
 */
public record View(State state, String epoch, long version, Map<String, Part> parts, String code) {
  static final View NOTHING = new View(State.LOADING, "", 0, Map.of(), "");

  /** How much a view is worth. */
  public enum State {
    LOADING,
    LIVE,
    /** Exact as of the last connection, which is lost. */
    STALE,
    ENDED
  }

  public boolean isLive() {
    return state == State.LIVE;
  }

  public Optional<Part> part(String key) {
    return Optional.ofNullable(parts.get(key));
  }

  /** All parts under {@code prefix}. */
  public List<Part> parts(String prefix) {
    return parts.values().stream().filter(part -> part.getKey().startsWith(prefix)).toList();
  }

  View as(State next) {
    return new View(next, epoch, version, parts, code);
  }
}
