package legalhub.edge.connection;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.entity.ViewUpdate;
import legalhub.actors.entity.ViewVersion;
import legalhub.wire.v1.Delta;
import legalhub.wire.v1.Part;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.Snapshot;

/**
 * What a client doesn't have yet of a view: all of it, or the exact way from one version to
 * another. Two changes in a row merge into one, which a slow consumer gets instead of the backlog.
 *
 * @param whole true: replaces everything; {@code from} and {@code removed} say nothing then
 * @param encoded its bytes, where others get the same
 */
record Change(
    boolean whole,
    ViewVersion version,
    long from,
    Map<String, ViewPart> parts,
    Set<String> removed,
    Optional<Encoded> encoded) {

  static Change of(ViewUpdate.Whole update) {
    return new Change(true, update.version(), 0, update.parts(), Set.of(), Optional.empty());
  }

  /**
   * @param from what the receiver holds; at or past the update's own start, since its parts are the
   *     latest values and removals, whatever was held in between
   */
  static Change of(ViewUpdate.Changed update, long from) {
    var removed = new LinkedHashSet<>(update.removed());
    return new Change(false, update.version(), from, update.parts(), removed, Optional.empty());
  }

  Change encoded(Optional<Encoded> bytes) {
    return new Change(whole, version, from, parts, removed, bytes);
  }

  /** This one, then the later. */
  Change then(Change later) {
    if (later.whole) {
      return later;
    }
    var allParts = new LinkedHashMap<>(parts);
    later.removed.forEach(allParts::remove);
    allParts.putAll(later.parts);
    var allRemoved = new LinkedHashSet<>(removed);
    allRemoved.addAll(later.removed);
    allRemoved.removeAll(later.parts.keySet());
    return new Change(
        whole, later.version, from, allParts, whole ? Set.of() : allRemoved, Optional.empty());
  }

  /** With every personal value open. */
  ServerFrame toWire(int subscription, List<Part> opened) {
    if (whole) {
      return ServerFrame.newBuilder()
          .setSnapshot(
              Snapshot.newBuilder()
                  .setSubscription(subscription)
                  .setEpoch(version.epoch())
                  .setVersion(version.version())
                  .addAllParts(opened))
          .build();
    }
    return ServerFrame.newBuilder()
        .setDelta(
            Delta.newBuilder()
                .setSubscription(subscription)
                .setEpoch(version.epoch())
                .setFromVersion(from)
                .setVersion(version.version())
                .addAllChanged(opened)
                .addAllRemoved(removed))
        .build();
  }
}
