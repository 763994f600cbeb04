package legalhub.hub.webhook;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import legalhub.actors.queue.PoolId;
import legalhub.hub.webhook.HookStream.Sort;

/**
 * Another system that follows the records.
 *
 * @param name permanent: how far it has come is kept under it
 * @param secret both sides have it; at least 24 bytes
 * @param offices whose records it gets
 */
record Hook(String name, URI url, byte[] secret, Set<PoolId> offices) {
  /** All that it gets, in an order that is always the same. */
  List<HookStream> streams() {
    return offices.stream()
        .sorted(Comparator.comparing(PoolId::value))
        .flatMap(office -> Stream.of(Sort.values()).map(sort -> new HookStream(office, sort)))
        .toList();
  }

  @Override
  public String toString() {
    return "Hook[" + name + "]";
  }
}
