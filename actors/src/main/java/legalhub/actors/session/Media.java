package legalhub.actors.session;

/** What a person can use, or has switched on. Neither: text alone. */
public record Media(boolean audio, boolean video) {
  public static final Media NONE = new Media(false, false);
}
