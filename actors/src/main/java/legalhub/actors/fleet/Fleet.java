package legalhub.actors.fleet;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.terminal.Terminal;
import legalhub.actors.terminal.TerminalId;
import legalhub.actors.terminal.TerminalState;

/** The protocol of the fleet: the one entity that all terminals tell where they stand. */
public interface Fleet {
  /** There is one: administrators look after all offices. */
  String ALL = "all";

  /** What may be asked. */
  sealed interface Command {}

  /** A terminal tells where it stands; the later replaces the earlier. */
  record Stand(Entry entry) implements Command {}

  /** What is recorded, and kept for ever. */
  sealed interface Event {}

  record Stood(Entry entry) implements Event {}

  /**
   * One terminal, as the board shows it.
   *
   * @param version the terminal's own count; an older entry changes nothing
   */
  record Entry(
      TerminalId terminal,
      long version,
      Terminal.Post post,
      TerminalState.Shut shut,
      TerminalState.Condition condition,
      Terminal.Steering steering,
      Optional<InUse> use) {}

  record InUse(Terminal.Way way, Instant since) {}
}
