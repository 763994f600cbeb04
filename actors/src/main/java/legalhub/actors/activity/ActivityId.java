package legalhub.actors.activity;

/** One public-benefit activity. */
public record ActivityId(String value) {
  public ActivityId {
    if (value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException("an activity id has 1 to 64 characters");
    }
  }
}
