package legalhub.actors.rota;

/** One shift; planned anew under the same id it is changed. */
public record ShiftId(String value) {
  public ShiftId {
    if (value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException("a shift id has 1 to 64 characters");
    }
  }
}
