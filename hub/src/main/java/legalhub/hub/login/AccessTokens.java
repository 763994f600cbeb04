package legalhub.hub.login;

import java.time.Instant;
import java.util.concurrent.CompletionStage;
import legalhub.actors.entity.Caller;
import legalhub.hub.http.TokenCheck;

/**
 * Makes access tokens, knows them again, and ends them before their time. The edge's work, as
 * log-in sees it.
 */
public interface AccessTokens extends TokenCheck {
  /** A token and when it runs out. */
  record Issued(String token, Instant expires) {}

  Issued issue(Caller caller, String family);

  /**
   * One log-in is over; open sockets under it close.
   *
   * @return completes when every reachable node knows, after a second at most; never fails
   */
  CompletionStage<Void> revokeFamily(String family);

  /** All log-ins of a person are over; the result as for a family. */
  CompletionStage<Void> revokePerson(String personId);
}
