package legalhub.simulator;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import legalhub.simulator.dashboards.DashboardOptions;
import legalhub.simulator.dashboards.Dashboards;

/** {@code simulator dashboards …}. */
final class DashboardsCommand {
  static final String USAGE =
      """
      dashboards: many screens show the office's figures while residents ask and go again.
        --url URL,URL          as above
        --watchers N           screens of one officer (2000); the hub lets one person open 8, unless it is told otherwise
                               by LEGALHUB_CONNECTIONS_PER_PERSON_MAX and, over 1900, _PER_ADDRESS_MAX
        --residents N          who ask, one after the other (20)
        --every-millis N       between two things that happen (100)
        --seconds N            for how long (60)
        --name NAME            the officer who looks (qian)
        --password TEXT        (legalhub, the demo's)
        --pids PID,PID         the hubs' processes on this machine, for what a push costs
      Ends with one line of JSON on standard output. Broken is: a screen that doesn't end with the newest figures.
      """;

  private DashboardsCommand() {}

  private static List<Integer> pids(String text) {
    try {
      return Arrays.stream(text.split(","))
          .filter(pid -> !pid.isBlank())
          .map(Integer::valueOf)
          .toList();
    } catch (NumberFormatException garbled) {
      throw new UsageException("--pids wants numbers of processes, not '" + text + "'");
    }
  }

  static int run(Arguments arguments) {
    var options =
        new DashboardOptions(
            arguments.hubs("url", "http://localhost:8080"),
            arguments.count("watchers", 2_000),
            arguments.count("residents", 20),
            arguments.millis("every-millis", Duration.ofMillis(100)),
            Duration.ofSeconds(arguments.count("seconds", 60)),
            new DashboardOptions.Officer(
                arguments.text("name", "qian"), arguments.text("password", "legalhub")),
            pids(arguments.text("pids", "")));
    arguments.end();
    try (var dashboards = new Dashboards(options, Console::tell)) {
      var report = dashboards.run().join();
      Console.result(report.json());
      return report.isClean() ? SimulatorMain.FINE : SimulatorMain.BROKEN;
    } catch (CompletionException failed) {
      return Failure.told(options.hubs(), failed);
    }
  }
}
