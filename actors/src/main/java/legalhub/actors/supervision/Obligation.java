package legalhub.actors.supervision;

import java.time.Instant;

/**
 * Something that is to be done within a time.
 *
 * @param key permanent: {@code report/2026-11-23}
 * @param opens from when on it can be done
 * @param remind when the person is reminded, if it isn't done
 * @param due by when it should be done
 * @param missed by when it must be done
 */
public record Obligation(
    String key, Kind kind, Instant opens, Instant remind, Instant due, Instant missed) {

  /** What is to be done. */
  public enum Kind {
    REPORT,
    CHECK_IN,
    ACTIVITY,
    LEAVE_RETURN
  }

  /** Whether something done at this time counts for it. */
  boolean takes(Instant at) {
    return !at.isBefore(opens) && at.isBefore(missed);
  }
}
