package legalhub.persistence.records;

import java.util.function.Supplier;
import legalhub.actors.entity.Recorded;
import legalhub.actors.record.ServiceTags;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.ShardedDaemonProcess;
import org.apache.pekko.persistence.cassandra.query.javadsl.CassandraReadJournal;
import org.apache.pekko.projection.Projection;
import org.apache.pekko.projection.ProjectionBehavior;
import org.apache.pekko.projection.ProjectionId;
import org.apache.pekko.projection.cassandra.javadsl.CassandraProjection;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.apache.pekko.projection.eventsourced.javadsl.EventSourcedProvider;
import org.apache.pekko.projection.javadsl.Handler;

/**
 * Follows the events that change service records through the journal, some seconds behind, each at
 * least once and those of an entity in their order. Every slice runs on one node of the cluster.
 *
 * <p>An event that can't be handled stops its slice, which tries again for ever and says so in the
 * log: a slice that is late shows, an event that was skipped wouldn't.
 */
public final class TaggedEvents {
  private TaggedEvents() {}

  /**
   * Starts this node's share, once per node. It ends with the actor system.
   *
   * @param name part of the stored offsets' key: under another name all begins anew
   */
  public static void follow(
      ActorSystem<?> system, String name, Supplier<Handler<EventEnvelope<Recorded<?>>>> handler) {
    var tags = ServiceTags.all();
    ShardedDaemonProcess.get(system)
        .init(
            ProjectionBehavior.Command.class,
            name,
            tags.size(),
            slice -> ProjectionBehavior.create(slice(system, name, tags.get(slice), handler)),
            ProjectionBehavior.stopMessage());
  }

  static Projection<EventEnvelope<Recorded<?>>> slice(
      ActorSystem<?> system,
      String name,
      String tag,
      Supplier<Handler<EventEnvelope<Recorded<?>>>> handler) {
    return CassandraProjection.atLeastOnce(
        ProjectionId.of(name, tag),
        EventSourcedProvider.<Recorded<?>>eventsByTag(
            system, CassandraReadJournal.Identifier(), tag),
        handler);
  }
}
