package legalhub.actors.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import legalhub.actors.entity.Agenda;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.fleet.Fleet;
import legalhub.actors.terminal.Terminal.Command;
import legalhub.actors.terminal.TerminalState.Line;

/** What a terminal does unasked: tell where it stands, and notice that its device is gone. */
final class TerminalAgenda {
  /** Silence after which the device counts as gone: more than two of its beats. */
  static final Duration LEASE = Duration.ofSeconds(14);

  private final TerminalId id;
  private final Opening opening;

  TerminalAgenda(TerminalId id, Opening opening) {
    this.id = id;
    this.opening = opening;
  }

  Agenda<Command> of(TerminalState state) {
    return state.post().isEmpty()
        ? Agenda.empty()
        : new Agenda<>(alarms(state), List.of(standing(state)), seats(state));
  }

  private List<Agenda.Alarm<Command>> alarms(TerminalState state) {
    var alarms = new ArrayList<Agenda.Alarm<Command>>();
    Stream.of(alarmDue(state), useLostDue(state))
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .ifPresent(due -> alarms.add(new Agenda.Alarm<>("time", due, new Terminal.Tick())));
    return alarms;
  }

  /** A device that was switched off is missed when its hours begin. */
  Optional<Instant> alarmDue(TerminalState state) {
    return gone(state)
        .filter(since -> !state.condition().has(Incident.LINE_LOST))
        .flatMap(since -> opening.of(state.post().orElseThrow()).opensFrom(since));
  }

  static Optional<Instant> useLostDue(TerminalState state) {
    return gone(state)
        .filter(since -> state.use().isPresent())
        .map(since -> since.plus(LineRules.USE_LOST_AFTER));
  }

  private static Optional<Instant> gone(TerminalState state) {
    return state
        .condition()
        .line()
        .filter(line -> state.isInService() && !line.there())
        .map(Line::since);
  }

  private static List<Agenda.Seat<Command>> seats(TerminalState state) {
    return state.isInService()
        ? List.of(
            new Agenda.Seat<>(
                "connection",
                state.condition().isThere(),
                LEASE,
                new Terminal.LineLost(),
                new Terminal.LineBack()))
        : List.of();
  }

  private Agenda.Duty<Command> standing(TerminalState state) {
    return new Agenda.Duty<>(
        "standing/" + state.version(),
        new EntityAddress(EntityKind.FLEET, Fleet.ALL),
        new Fleet.Stand(
            new Fleet.Entry(
                id,
                state.version(),
                state.post().orElseThrow(),
                state.shut(),
                state.condition(),
                state.steering(),
                state.use().map(use -> new Fleet.InUse(use.way(), use.begun())))),
        Optional.empty());
  }
}
