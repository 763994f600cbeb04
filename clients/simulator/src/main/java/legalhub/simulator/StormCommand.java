package legalhub.simulator;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import legalhub.simulator.storm.Storm;
import legalhub.simulator.storm.StormOptions;
import legalhub.simulator.storm.StormOptions.LawyerLogIn;

/** {@code simulator storm …}. */
final class StormCommand {
  static final String USAGE =
      """
      storm: everybody's line breaks at once and comes back; one call goes on meanwhile.
        --url URL,URL          as above; hubs on loopback get the crowd from several local addresses
        --clients N            residents whose line breaks, each with an account (10000)
        --tickets N            how many of them wait for a lawyer (200)
        --seconds N            how long after the break they are watched, at most (90)
        --lawyer-name NAME     who has the call that goes on (rota01); the queue must be free of others
        --lawyer-password TEXT (legalhub, the demo's)
      Ends with one line of JSON on standard output. Broken is: not all came, not all back within 60 s, a ticket
      lost or overtaken, the call's line lost, a word of it lost or more than 5 s late.
      """;

  private StormCommand() {}

  static int run(Arguments arguments) {
    var options =
        new StormOptions(
            arguments.hubs("url", "http://localhost:8080"),
            arguments.count("clients", 10_000),
            arguments.count("tickets", 200),
            Duration.ofSeconds(arguments.count("seconds", 90)),
            new LawyerLogIn(
                arguments.text("lawyer-name", "rota01"),
                arguments.text("lawyer-password", "legalhub")));
    arguments.end();
    try (var storm = new Storm(options, Console::tell)) {
      var report = storm.run().join();
      report.broken().forEach(promise -> Console.tell("broken: " + promise));
      Console.result(report.json());
      return report.isClean() ? SimulatorMain.FINE : SimulatorMain.BROKEN;
    } catch (CompletionException failed) {
      return Failure.told(options.hubs(), failed);
    }
  }
}
