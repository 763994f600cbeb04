package legalhub.edge.token;

import java.time.Instant;
import legalhub.actors.entity.Caller;

/**
 * For whom a valid token speaks.
 *
 * @param family the log-in that the token descends from, over all its refreshes
 * @param issued when this token was made; a revocation covers what was issued before it
 */
public record Principal(
    Caller.Role role, String personId, String family, Instant issued, Instant expires) {

  /** The caller that entities are told. */
  public Caller caller() {
    return new Caller(role, personId);
  }

  /** Whether both tokens speak for one person in one role. */
  public boolean isSamePerson(Principal other) {
    return role == other.role && personId.equals(other.personId);
  }
}
