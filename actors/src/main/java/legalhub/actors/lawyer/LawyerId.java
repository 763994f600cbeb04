package legalhub.actors.lawyer;

/** A lawyer, as the town's configuration names them. */
public record LawyerId(String value) {
  public LawyerId {
    if (value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException("a lawyer id has 1 to 64 characters");
    }
  }
}
