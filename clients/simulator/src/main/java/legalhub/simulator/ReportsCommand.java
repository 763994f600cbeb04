package legalhub.simulator;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import legalhub.simulator.reports.Reports;
import legalhub.simulator.reports.ReportsOptions;

/** {@code simulator reports …}. */
final class ReportsCommand {
  static final String USAGE =
      """
      reports: supervised persons speak their voice reports while officers listen.
        --url URL,URL          as above; a demo's, since the codes are read in its inbox. Over 300 persons want
                               LEGALHUB_CODES_PER_ADDRESS raised, over 8 officers _CONNECTIONS_PER_PERSON_MAX
        --persons N            who speak at the same time (200); they are put under supervision, and stay so
        --seconds N            how long each of them speaks (60)
        --kbit N               a second of speech (24)
        --slice-millis N       of speech in a chunk (200)
        --officers N           connections that listen, each to its share (10)
        --name NAME            the officer who listens (qian)
        --password TEXT        (legalhub, the demo's)
        --ramp-millis N        over which the reports begin (10000)
        --seed N               which persons they are (1); a phone gets a code a minute, and five an hour
      Ends with one line of JSON on standard output. Broken is: a chunk lost or heard as another, a report that the
      hub has otherwise than it was made, or that doesn't end.
      """;

  private ReportsCommand() {}

  static int run(Arguments arguments) {
    var options = options(arguments);
    arguments.end();
    options
        .mistake()
        .ifPresent(
            mistake -> {
              throw new UsageException(mistake);
            });
    try (var reports = new Reports(options, Console::tell)) {
      var report = reports.run().join();
      Console.result(report.json());
      return report.isClean() ? SimulatorMain.FINE : SimulatorMain.BROKEN;
    } catch (CompletionException failed) {
      return Failure.told(options.hubs(), failed);
    }
  }

  private static ReportsOptions options(Arguments given) {
    return new ReportsOptions(
        given.hubs("url", "http://localhost:8080"),
        given.count("persons", 200),
        given.millis("ramp-millis", Duration.ofSeconds(10)),
        new ReportsOptions.Talk(
            Duration.ofSeconds(given.count("seconds", 60)),
            given.millis("slice-millis", Duration.ofMillis(200)),
            given.count("kbit", 24)),
        new ReportsOptions.Ears(
            given.count("officers", 10),
            given.text("name", "qian"),
            given.text("password", "legalhub")),
        given.number("seed", 1));
  }
}
