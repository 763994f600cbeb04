package legalhub.edge.connection;

import legalhub.actors.entity.Caller;
import legalhub.edge.token.Principal;

/**
 * Who is at the other end.
 *
 * @param principal as the Hello's token said; a renewal changes only when it runs out
 * @param session the client session
 */
record Peer(Principal principal, String session, Outbox outbox) {
  Caller caller() {
    return principal.caller();
  }
}
