package legalhub.actors.conference;

/** What a member's page sends. */
public record Shown(boolean audio, boolean video, boolean screen) {
  public static final Shown NOTHING = new Shown(false, false, false);
}
