package legalhub.simulator.reports;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a run is made of.
 *
 * @param persons who speak a report, all at the same time
 * @param ramp over which they begin
 * @param seed which persons they are: the same with the same seed
 */
public record ReportsOptions(
    List<URI> hubs, int persons, Duration ramp, Talk talk, Ears ears, long seed) {

  /** So many have phone numbers of their own with each seed. */
  static final int PERSONS_MAX = 5_000;

  /** A hub lets one connection listen to so many recordings. */
  private static final int LISTENINGS_MAX = 64;

  private static final int KBIT_MIN = 6;

  /** What a hub takes of one recording. */
  private static final int KBIT_MAX = 128;

  /** Half of what a hub takes as one chunk, with the highest bit rate. */
  private static final Duration SLICE_MAX = Duration.ofMillis(500);

  /**
   * What each of them speaks.
   *
   * @param span for how long
   * @param slice what one chunk holds
   */
  public record Talk(Duration span, Duration slice, int kbit) {}

  /**
   * Who listens.
   *
   * @param connections of this officer
   */
  public record Ears(int connections, String name, String password) {}

  /** What can't be; empty where all can. */
  public Optional<String> mistake() {
    if (persons < 1 || persons > PERSONS_MAX) {
      return Optional.of("--persons wants a number from 1 to " + PERSONS_MAX);
    }
    if (persons > ears.connections() * LISTENINGS_MAX) {
      return Optional.of(
          "--officers wants one for every " + LISTENINGS_MAX + " persons: a hub allows no more");
    }
    if (talk.kbit() < KBIT_MIN || talk.kbit() > KBIT_MAX) {
      return Optional.of("--kbit wants a number from " + KBIT_MIN + " to " + KBIT_MAX);
    }
    if (talk.span().isZero()) {
      return Optional.of("--seconds wants a number from 1 on");
    }
    long packet = Track.PACKET.toMillis();
    long slice = talk.slice().toMillis();
    boolean isChunk = slice >= packet && slice <= SLICE_MAX.toMillis() && slice % packet == 0;
    return isChunk
        ? Optional.empty()
        : Optional.of("--slice-millis wants a multiple of 20 from 20 to 500");
  }
}
