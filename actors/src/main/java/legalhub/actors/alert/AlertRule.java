package legalhub.actors.alert;

import java.time.Duration;

/**
 * A limit, and what it is of. In the town's file one line each: {@code "WAITING_OVER 10 minutes"}.
 *
 * @param limit seconds or people, as the kind has it
 */
public record AlertRule(Kind kind, long limit) {
  /** What is limited. The names are permanent: they are stored. */
  public enum Kind {
    /** How long anybody waits online. */
    WAITING_OVER(true),
    /** How many wait. */
    QUEUE_OVER(false),
    /** How long a lawyer of the rota isn't on duty while their shift runs; one alert a lawyer. */
    NO_SHOW(true),
    /** How long nobody is on duty while the office is open. */
    NOBODY_ON_DUTY(true);

    private final boolean timed;

    Kind(boolean timed) {
      this.timed = timed;
    }

    /** Whether the limit is a span of time. */
    public boolean isTimed() {
      return timed;
    }
  }

  /** Of a rule whose limit is a span of time. */
  public Duration span() {
    return Duration.ofSeconds(limit);
  }
}
