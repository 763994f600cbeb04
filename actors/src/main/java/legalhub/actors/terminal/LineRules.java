package legalhub.actors.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import legalhub.actors.entity.Decision;
import legalhub.actors.terminal.Terminal.Command;
import legalhub.actors.terminal.Terminal.Event;

/** Whether the device is there, and how it is. */
final class LineRules {
  /** Whoever used a device that went dark is let go of after this. */
  static final Duration USE_LOST_AFTER = Duration.ofMinutes(2);

  private final Opening opening;
  private final TerminalAgenda agenda;

  LineRules(Opening opening, TerminalAgenda agenda) {
    this.opening = opening;
    this.agenda = agenda;
  }

  /** Empty for what isn't about the line. */
  Optional<Decision<Event>> decide(TerminalState state, Command command, Instant now) {
    if (command instanceof Terminal.Tell c) {
      return Optional.of(told(state, c.health()));
    } else if (command instanceof Terminal.LineLost) {
      return Optional.of(lost(state, now));
    } else if (command instanceof Terminal.LineBack) {
      return Optional.of(back(state));
    } else if (command instanceof Terminal.Tick) {
      return Optional.of(ranOut(state, now));
    }
    return Optional.empty();
  }

  private static Decision<Event> told(TerminalState state, Health health) {
    if (health.equals(state.condition().health())) {
      return Decision.alreadySo();
    }
    var events = new ArrayList<Event>();
    events.add(new Terminal.Told(health));
    boolean known = state.condition().has(Incident.DEVICE_FAILS);
    if (!health.failing().isEmpty() && !known) {
      events.add(new Terminal.Noted(Incident.DEVICE_FAILS, ""));
    } else if (health.failing().isEmpty() && known) {
      events.add(new Terminal.Passed(Incident.DEVICE_FAILS));
    }
    return Decision.record(events);
  }

  private Decision<Event> lost(TerminalState state, Instant now) {
    if (!state.condition().isThere()) {
      return Decision.alreadySo();
    }
    return isOpen(state, now)
        ? Decision.record(new Terminal.Lost(), new Terminal.Noted(Incident.LINE_LOST, ""))
        : Decision.record(new Terminal.Lost());
  }

  private static Decision<Event> back(TerminalState state) {
    if (state.condition().isThere()) {
      return Decision.alreadySo();
    }
    return state.condition().has(Incident.LINE_LOST)
        ? Decision.record(new Terminal.Found(), new Terminal.Passed(Incident.LINE_LOST))
        : Decision.record(new Terminal.Found());
  }

  private Decision<Event> ranOut(TerminalState state, Instant now) {
    var events = new ArrayList<Event>();
    if (agenda.alarmDue(state).filter(due -> !due.isAfter(now)).isPresent()) {
      events.add(new Terminal.Noted(Incident.LINE_LOST, ""));
    }
    if (TerminalAgenda.useLostDue(state).filter(due -> !due.isAfter(now)).isPresent()) {
      events.add(new Terminal.Ended(state.use().orElseThrow().use(), Terminal.Ending.LOST));
    }
    return Decision.record(events);
  }

  private boolean isOpen(TerminalState state, Instant now) {
    return opening.of(state.post().orElseThrow()).isOpen(now);
  }
}
