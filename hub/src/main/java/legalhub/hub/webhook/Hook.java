package legalhub.hub.webhook;

import java.net.URI;
import java.util.Set;
import legalhub.actors.queue.PoolId;

/**
 * Another system that follows the records.
 *
 * @param name permanent: how far it has come is kept under it
 * @param secret both sides have it; at least 24 bytes
 * @param offices whose records it gets
 */
record Hook(String name, URI url, byte[] secret, Set<PoolId> offices) {
  @Override
  public String toString() {
    return "Hook[" + name + "]";
  }
}
