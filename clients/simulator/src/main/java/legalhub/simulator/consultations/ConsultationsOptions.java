package legalhub.simulator.consultations;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What a run is made of. */
public record ConsultationsOptions(
    List<URI> hubs, Crowd crowd, Tempo tempo, Chances chances, Staff staff) {

  /**
   * @param length how long people come; then everybody comes to an end
   * @param drain how long that may take
   * @param seed of all choices that people make
   */
  public record Crowd(int residents, int lawyers, Duration length, Duration drain, long seed) {}

  /**
   * Each is varied by half up and down.
   *
   * @param talk from both being there to the lawyer's end
   * @param think between two visits
   * @param answer from an offer's ringing to the lawyer's touch
   * @param write from the end of a talk to the record
   * @param ramp over which the residents arrive
   */
  public record Tempo(
      Duration talk, Duration think, Duration answer, Duration write, Duration ramp) {}

  /**
   * Between 0 and 1, each.
   *
   * @param drop of losing the line while waiting, and again in a call
   * @param withdraw of giving a ticket up
   * @param miss of not joining the call
   * @param decline of an offer; half as many are left ringing
   * @param leave of the resident's hanging up first
   */
  public record Chances(double drop, double withdraw, double miss, double decline, double leave) {}

  /**
   * @param names log-in names separated by commas, or a pattern of a number: {@code rota%02d}
   * @param capacity consultations that the town allows a lawyer at once
   */
  public record Staff(String names, String password, int capacity) {
    String name(int index) {
      if (names.contains("%")) {
        return names.formatted(index + 1);
      }
      var listed = names.split(",", -1);
      return listed[index % listed.length].strip();
    }
  }

  /** A small day. */
  public static ConsultationsOptions of(
      List<URI> hubs, int residents, int lawyers, Duration length) {
    return new ConsultationsOptions(
        hubs,
        new Crowd(residents, lawyers, length, Duration.ofSeconds(90), 1),
        new Tempo(
            Duration.ofSeconds(4),
            Duration.ofSeconds(2),
            Duration.ofMillis(800),
            Duration.ofMillis(500),
            length.dividedBy(6)),
        new Chances(0.1, 0.05, 0.02, 0.04, 0.2),
        new Staff("rota%02d", "legalhub", 1));
  }

  public ConsultationsOptions with(Crowd other) {
    return new ConsultationsOptions(hubs, other, tempo, chances, staff);
  }

  public ConsultationsOptions with(Tempo other) {
    return new ConsultationsOptions(hubs, crowd, other, chances, staff);
  }

  public ConsultationsOptions with(Chances other) {
    return new ConsultationsOptions(hubs, crowd, tempo, other, staff);
  }

  public ConsultationsOptions with(Staff other) {
    return new ConsultationsOptions(hubs, crowd, tempo, chances, other);
  }
}
