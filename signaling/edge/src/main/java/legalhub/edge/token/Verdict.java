package legalhub.edge.token;

/** What a token turned out to be. */
public sealed interface Verdict {
  /** Signed by this hub, and not yet run out. Revocation is asked elsewhere. */
  record Valid(Principal principal) implements Verdict {}

  /** Signed by this hub, but its time is over. */
  record Expired() implements Verdict {}

  /** Not a token of this hub. */
  record Invalid() implements Verdict {}
}
