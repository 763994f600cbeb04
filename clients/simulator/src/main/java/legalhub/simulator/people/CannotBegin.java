package legalhub.simulator.people;

/** The hub isn't in a state in which a run would make sense. */
public final class CannotBegin extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CannotBegin(String message) {
    super(message);
  }

  public CannotBegin(String message, Throwable cause) {
    super(message, cause);
  }
}
