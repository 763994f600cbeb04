package legalhub.edge.revocation;

import java.time.Instant;
import legalhub.edge.token.Principal;

/**
 * One log-in, or everything of one person, is no longer good.
 *
 * @param id the log-in's family, or the person's id
 * @param at what was issued later is good again (a person who logged in anew)
 */
public record Revocation(Scope scope, String id, Instant at) {
  /** What a revocation ends. */
  public enum Scope {
    FAMILY,
    PERSON
  }

  /** Whether a token falls under it. A revoked log-in gets no further tokens, at any time. */
  boolean covers(Principal principal) {
    return switch (scope) {
      case FAMILY -> id.equals(principal.family());
      case PERSON -> id.equals(principal.personId()) && !principal.issued().isAfter(at);
    };
  }
}
