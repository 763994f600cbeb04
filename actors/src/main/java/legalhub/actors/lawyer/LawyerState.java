package legalhub.actors.lawyer;

import java.time.Instant;

/**
 * Where a lawyer's duty stands.
 *
 * @param turnedAway why the queue made the lawyer away, {@code ""} when it didn't
 * @param version counts the changes, so that the queue can tell an older from a newer
 */
public record LawyerState(
    boolean onDuty, boolean connected, String turnedAway, long version, Instant since) {
  static final String CONNECTION_LOST = "CONNECTION_LOST";

  static LawyerState fresh() {
    return new LawyerState(false, true, "", 0, Instant.EPOCH);
  }

  Standing standing() {
    if (!onDuty) {
      return Standing.OFF_DUTY;
    }
    return connected && turnedAway.isEmpty() ? Standing.AVAILABLE : Standing.AWAY;
  }

  String reason() {
    if (!onDuty) {
      return "";
    }
    return connected ? turnedAway : CONNECTION_LOST;
  }

  LawyerState duty(boolean on, Instant at) {
    return new LawyerState(on, true, "", version + 1, at);
  }

  LawyerState turnedAway(String why, Instant at) {
    return new LawyerState(onDuty, connected, why, version + 1, at);
  }

  LawyerState connected(boolean now, Instant at) {
    return new LawyerState(onDuty, now, turnedAway, version + 1, at);
  }
}
