package legalhub.actors.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a state shows, to whom, and how often. Pure.
 *
 * @param <S> the state
 */
public interface Screen<S> {
  /** What this audience sees; empty: it may not see it. */
  Optional<Map<String, ViewPart>> view(S state, Audience audience, Instant now);

  /** The least time between two pushes of this view; zero pushes every change at once. */
  default Duration pushEvery(Audience audience) {
    return Duration.ZERO;
  }

  /** How often a view that changes with time alone is pushed; zero: only the state changes it. */
  default Duration refreshEvery() {
    return Duration.ZERO;
  }
}
