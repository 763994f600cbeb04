package legalhub.simulator;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import legalhub.simulator.terminals.Terminals;
import legalhub.simulator.terminals.TerminalsOptions;

/** {@code simulator terminals …}. */
final class TerminalsCommand {
  static final String USAGE =
      """
      terminals: devices are enrolled, log in by their keys and beat while people consult; some of them die.
        --url URL,URL          as above. Over 10 devices want LEGALHUB_DEVICES_PER_ADDRESS raised, over 600
                               LEGALHUB_DEVICE_LOG_INS_PER_ADDRESS, over 1900 LEGALHUB_CONNECTIONS_PER_ADDRESS_MAX
        --count N              terminals (500); they stay enrolled
        --seconds N            for how long their beats are counted (60)
        --dying N              that die in the middle, every other by kill -9, every other by a power cut (10)
        --residents N          people who consult meanwhile, as in `consultations` (60)
        --lawyers N            lawyers on duty (10)
        --name NAME            the administrator who enrols the devices and looks at the board (admin)
        --password TEXT        (legalhub, the demo's)
      Ends with one line of JSON on standard output. Broken is: a beat that isn't answered before the next one, a line
      lost, an alert that is false, missing or later than 20 s, and all that `consultations` calls broken.
      """;

  private TerminalsCommand() {}

  static int run(Arguments arguments) {
    var options = options(arguments);
    arguments.end();
    options
        .mistake()
        .ifPresent(
            mistake -> {
              throw new UsageException(mistake);
            });
    try (var terminals = new Terminals(options, Console::tell)) {
      var report = terminals.run().join();
      Console.result(report.json());
      return report.isClean() ? SimulatorMain.FINE : SimulatorMain.BROKEN;
    } catch (CompletionException failed) {
      return Failure.told(options.hubs(), failed);
    }
  }

  private static TerminalsOptions options(Arguments given) {
    return new TerminalsOptions(
        given.hubs("url", "http://localhost:8080"),
        given.count("count", 500),
        given.count("dying", 10),
        Duration.ofSeconds(given.count("seconds", 60)),
        new TerminalsOptions.Beside(given.count("residents", 60), given.count("lawyers", 10)),
        new TerminalsOptions.Administrator(
            given.text("name", "admin"), given.text("password", "legalhub")));
  }
}
