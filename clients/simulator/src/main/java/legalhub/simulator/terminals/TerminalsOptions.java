package legalhub.simulator.terminals;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a run is made of.
 *
 * @param count terminals
 * @param dying of them, in the middle of the run
 * @param span for how long beats are counted
 */
public record TerminalsOptions(
    List<URI> hubs,
    int count,
    int dying,
    Duration span,
    Beside beside,
    Administrator administrator) {

  /** Ten times what a hub is made for: beyond, one process is the limit and not the hub. */
  private static final int COUNT_MAX = 5_000;

  /** Two beats of each. */
  private static final Duration SPAN_MIN = Duration.ofSeconds(10);

  /** Who consult meanwhile; nobody where there are no residents. */
  public record Beside(int residents, int lawyers) {}

  /** Who enrols the devices and looks at the board. */
  public record Administrator(String name, String password) {}

  /** What can't be; empty where all can. */
  public Optional<String> mistake() {
    if (count < 1 || count > COUNT_MAX) {
      return Optional.of("--count wants a number from 1 to " + COUNT_MAX);
    }
    if (dying > count) {
      return Optional.of("--dying wants a number from 0 to --count");
    }
    if (span.compareTo(SPAN_MIN) < 0) {
      return Optional.of("--seconds wants a number from " + SPAN_MIN.toSeconds() + " on");
    }
    return beside.residents() > 0 && beside.lawyers() == 0
        ? Optional.of("--lawyers wants a number from 1 on where there are residents")
        : Optional.empty();
  }
}
