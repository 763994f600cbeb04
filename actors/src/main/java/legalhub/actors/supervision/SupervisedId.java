package legalhub.actors.supervision;

/** A supervised person. Never derived from an identity or phone number. */
public record SupervisedId(String value) {
  public SupervisedId {
    if (value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException("a supervised person's id has 1 to 64 characters");
    }
  }
}
