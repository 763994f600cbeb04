package legalhub.simulator.client;

import java.time.Duration;

/**
 * How patient a client is; the defaults are those of the pages (clients/web/src/hub).
 *
 * @param httpWithin how long an HTTP call may take
 * @param welcomeWithin how long a new socket may take to be welcomed
 * @param commandTtl how long an answer is worth having
 * @param signalRepeat after this an unacknowledged signal is sent again
 * @param backoff how long to wait before coming back
 */
public record ClientSettings(
    Duration httpWithin,
    Duration welcomeWithin,
    Duration commandTtl,
    Duration signalRepeat,
    Backoff backoff) {

  public static ClientSettings defaults() {
    return new ClientSettings(
        Duration.ofSeconds(15),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        Duration.ofSeconds(3),
        new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15)));
  }
}
