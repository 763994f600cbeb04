package legalhub.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import legalhub.simulator.consultations.Consultations;
import legalhub.simulator.consultations.ConsultationsOptions;
import legalhub.simulator.consultations.ConsultationsOptions.Chances;
import legalhub.simulator.consultations.ConsultationsOptions.Crowd;
import legalhub.simulator.consultations.ConsultationsOptions.Staff;
import legalhub.simulator.consultations.ConsultationsOptions.Tempo;
import legalhub.simulator.consultations.Report;
import legalhub.simulator.ledger.Fact;
import legalhub.simulator.ledger.Violation;
import legalhub.simulator.measure.Marks;
import legalhub.simulator.measure.Window;

/** {@code simulator consultations …}. */
final class ConsultationsCommand {
  private static final int EACH_KIND_TOLD = 5;

  static final String USAGE =
      """
      consultations: residents ask, wait, talk and rate; lawyers answer and write the record.
        --url URL,URL          the HTTP address of the hub, or of each hub of a cluster (http://localhost:8080)
        --residents N          people at the same time (200)
        --lawyers N            lawyers on duty (20)
        --seconds N            how long people come (60); then everybody comes to an end
        --drain-seconds N      how long that may take (90)
        --seed N               of all choices that people make (1)
        --ramp-millis N        over which the residents arrive (a sixth of --seconds)
        --think-millis N       between two visits of a resident (2000)
        --talk-millis N        a talk (4000)
        --answer-millis N      from an offer's ringing to the lawyer's touch (800)
        --write-millis N       from the end of a talk to the record (500)
        --drop-rate P          chance of losing the line while waiting, and in a call (0.1)
        --withdraw-rate P      chance of giving a ticket up (0.05)
        --miss-rate P          chance of not joining the call (0.02)
        --decline-rate P       chance of declining an offer; half as many ring unanswered (0.04)
        --leave-rate P         chance that the resident hangs up first (0.2)
        --lawyer-names NAMES   log-in names with commas between, or a pattern (rota%02d)
        --lawyer-password TEXT of all of them (legalhub, the demo's)
        --capacity N           consultations that the town allows a lawyer at once (1)
        --marks-file FILE      "MILLIS LABEL" a line, the time since 1970, written while the run goes on: figures of
                               their own ("windows") from each mark to the next
        --facts FILE           keeps all that people saw and were told, one fact a line
      Ends with one line of JSON on standard output. Spans vary by half up and down.
      """;

  private ConsultationsCommand() {}

  static int run(Arguments arguments) {
    var options = options(arguments);
    var facts = arguments.text("facts", "");
    var marks = arguments.text("marks-file", "");
    arguments.end();
    try (var day = new Consultations(options, Console::tell)) {
      day.run().join();
      keep(facts, day.facts());
      return told(day, marks);
    } catch (CompletionException failed) {
      return Failure.told(options.hubs(), failed);
    }
  }

  private static ConsultationsOptions options(Arguments given) {
    var length = Duration.ofSeconds(given.count("seconds", 60));
    var usual =
        ConsultationsOptions.of(
            given.hubs("url", "http://localhost:8080"),
            given.count("residents", 200),
            given.count("lawyers", 20),
            length);
    var crowd = usual.crowd();
    var drain = Duration.ofSeconds(given.count("drain-seconds", (int) crowd.drain().toSeconds()));
    return usual
        .with(
            new Crowd(
                crowd.residents(),
                crowd.lawyers(),
                length,
                drain,
                given.number("seed", crowd.seed())))
        .with(tempo(given, usual.tempo()))
        .with(chances(given, usual.chances()))
        .with(staff(given, usual.staff()));
  }

  private static Tempo tempo(Arguments given, Tempo usual) {
    return new Tempo(
        given.millis("talk-millis", usual.talk()),
        given.millis("think-millis", usual.think()),
        given.millis("answer-millis", usual.answer()),
        given.millis("write-millis", usual.write()),
        given.millis("ramp-millis", usual.ramp()));
  }

  private static Chances chances(Arguments given, Chances usual) {
    return new Chances(
        given.chance("drop-rate", usual.drop()),
        given.chance("withdraw-rate", usual.withdraw()),
        given.chance("miss-rate", usual.miss()),
        given.chance("decline-rate", usual.decline()),
        given.chance("leave-rate", usual.leave()));
  }

  private static Staff staff(Arguments given, Staff usual) {
    return new Staff(
        given.text("lawyer-names", usual.names()),
        given.text("lawyer-password", usual.password()),
        given.count("capacity", usual.capacity()));
  }

  private static void keep(String file, List<Fact> facts) {
    if (!file.isEmpty()) {
      try {
        Files.write(Path.of(file), facts.stream().map(Fact::toString).toList());
      } catch (IOException unwritable) {
        Console.tell("The facts can't be written: " + unwritable + ".");
      }
    }
  }

  /** Marks that can't be read cost their figures, never the run's. */
  private static int told(Consultations day, String marks) {
    try {
      var windows =
          marks.isEmpty() ? List.<Window>of() : Marks.read(Path.of(marks), day.startMillis());
      return told(day.report(windows));
    } catch (Marks.Unreadable mistake) {
      int promises = told(day.report(List.of()));
      Console.tell(mistake.getMessage());
      return promises == SimulatorMain.FINE ? SimulatorMain.USAGE : promises;
    }
  }

  private static int told(Report report) {
    for (var kind : Violation.Kind.values()) {
      report.violations().stream()
          .filter(broken -> broken.kind() == kind)
          .limit(EACH_KIND_TOLD)
          .forEach(broken -> Console.tell(kind + ": " + broken.what()));
    }
    Console.result(report.json());
    return report.isClean() ? SimulatorMain.FINE : SimulatorMain.BROKEN;
  }
}
