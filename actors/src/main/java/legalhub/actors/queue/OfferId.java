package legalhub.actors.queue;

/** One offer of one ticket to one lawyer. */
public record OfferId(String value) {
  public OfferId {
    if (value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException("a offer id has 1 to 64 characters");
    }
  }
}
