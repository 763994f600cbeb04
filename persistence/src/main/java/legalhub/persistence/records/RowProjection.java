package legalhub.persistence.records;

import java.util.function.Consumer;
import java.util.function.Supplier;
import legalhub.actors.consultation.Consultation.Event;
import legalhub.actors.consultation.ConsultationTags;
import legalhub.actors.consultation.ServiceRow;
import legalhub.actors.entity.Recorded;
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
 * The sure path: follows the tagged events through the journal, some seconds behind, and writes
 * each row at least once. Every slice runs on one node of the cluster.
 *
 * <p>An event that can't be handled stops its slice, which tries again for ever and says so in the
 * log: a slice that is late shows, a row that was skipped wouldn't.
 */
public final class RowProjection {
  /** Part of the stored offsets' key: under another name all rows are made anew. */
  private static final String NAME = "service-rows";

  private RowProjection() {}

  /**
   * Starts this node's share, once per node. It ends with the actor system.
   *
   * @param feed told of each row once it is written; may be told of one again
   */
  public static void start(
      ActorSystem<?> system, ServiceRows rows, Consumer<ServiceRow> feed, TalkListener talks) {
    var history = new ConsultationHistory(system);
    var tags = ConsultationTags.all();
    ShardedDaemonProcess.get(system)
        .init(
            ProjectionBehavior.Command.class,
            NAME,
            tags.size(),
            slice ->
                ProjectionBehavior.create(
                    of(
                        system,
                        NAME,
                        tags.get(slice),
                        () -> new RowHandler(history, rows, feed, talks))),
            ProjectionBehavior.stopMessage());
  }

  static Projection<EventEnvelope<Recorded<Event>>> of(
      ActorSystem<?> system,
      String name,
      String tag,
      Supplier<Handler<EventEnvelope<Recorded<Event>>>> handler) {
    return CassandraProjection.atLeastOnce(
        ProjectionId.of(name, tag),
        EventSourcedProvider.<Recorded<Event>>eventsByTag(
            system, CassandraReadJournal.Identifier(), tag),
        handler);
  }
}
