package legalhub.jitsi.colibri;

/** What one look at a bridge showed. */
sealed interface BridgeLook {
  /**
   * @param stress its load over what it is made for; 1 is full
   * @param draining takes conferences, but would rather not
   * @param closing takes no new conferences
   * @param leaving ends within a minute, whoever is still on it
   */
  record Alive(double stress, boolean draining, boolean closing, boolean leaving)
      implements BridgeLook {}

  /**
   * @param certain nobody listens at its address: not a hiccup
   */
  record Dead(boolean certain) implements BridgeLook {}
}
