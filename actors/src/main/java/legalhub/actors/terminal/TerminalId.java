package legalhub.actors.terminal;

/** A device of the office's. It follows from the code that it showed when it was enrolled. */
public record TerminalId(String value) {
  public TerminalId {
    if (value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException("a terminal id has 1 to 64 characters");
    }
  }
}
