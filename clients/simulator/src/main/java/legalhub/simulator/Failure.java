package legalhub.simulator;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import legalhub.simulator.client.Futures;
import legalhub.simulator.client.HubProblem;
import legalhub.simulator.client.Unreachable;
import legalhub.simulator.people.CannotBegin;

/** A run that couldn't be had, told in one sentence. */
final class Failure {
  private Failure() {}

  /** Gives the exit code. */
  static int told(List<URI> hubs, CompletionException failed) {
    var why = Futures.cause(failed);
    if (why instanceof Unreachable) {
      var addresses = hubs.stream().map(URI::toString).collect(Collectors.joining(", "));
      Console.tell("No hub answers at %s: %s.".formatted(addresses, Futures.root(why)));
      return SimulatorMain.UNREACHABLE;
    }
    if (why instanceof CannotBegin || why instanceof HubProblem) {
      Console.tell("The run can't begin: " + why.getMessage() + ".");
      return SimulatorMain.UNREACHABLE;
    }
    throw new IllegalStateException("the simulator has a fault", why);
  }
}
