package legalhub.actors.session;

/** A resident: random, never derived from a phone or ID number. */
public record ResidentId(String value) {
  public ResidentId {
    if (value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException("a resident id has 1 to 64 characters");
    }
  }
}
