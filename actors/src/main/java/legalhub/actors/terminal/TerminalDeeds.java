package legalhub.actors.terminal;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.record.Service;
import legalhub.actors.terminal.Terminal.Event;
import legalhub.actors.terminal.TerminalState.Deed;

/** Which use or incident a fact is about, and how that stands after it. */
final class TerminalDeeds {
  private TerminalDeeds() {}

  static Optional<Deed> of(TerminalState before, Event event, Instant at) {
    if (event instanceof Terminal.Begun e) {
      return Optional.of(
          new Deed(
              Service.TERMINAL_USE,
              e.use(),
              Optional.of(e.resident()),
              e.way().name(),
              at,
              Optional.empty(),
              Optional.empty()));
    } else if (event instanceof Terminal.Ended e) {
      return before.use().map(use -> ended(use, e.why(), at));
    } else if (event instanceof Terminal.Noted e) {
      // One that is known already goes on.
      return Optional.of(incident(e.incident(), since(before, e.incident()).orElse(at)));
    } else if (event instanceof Terminal.Passed e) {
      return over(before, e.incident(), "PASSED", at);
    } else if (event instanceof Terminal.Settled e) {
      return over(before, e.incident(), "SETTLED", at);
    }
    return Optional.empty();
  }

  private static Deed ended(TerminalState.Use use, Terminal.Ending why, Instant at) {
    return new Deed(
        Service.TERMINAL_USE,
        use.use(),
        Optional.of(use.resident()),
        use.way().name(),
        use.begun(),
        Optional.of(at),
        Optional.of(why.name()));
  }

  private static Deed incident(Incident incident, Instant since) {
    return new Deed(
        Service.TERMINAL_INCIDENT,
        incident.name() + "/" + since.toEpochMilli(),
        Optional.empty(),
        incident.name(),
        since,
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<Deed> over(
      TerminalState before, Incident incident, String outcome, Instant at) {
    return since(before, incident)
        .map(since -> incident(incident, since))
        .map(
            deed ->
                new Deed(
                    deed.service(),
                    deed.key(),
                    deed.person(),
                    deed.kind(),
                    deed.opened(),
                    Optional.of(at),
                    Optional.of(outcome)));
  }

  private static Optional<Instant> since(TerminalState before, Incident incident) {
    return Optional.ofNullable(before.condition().incidents().get(incident));
  }
}
