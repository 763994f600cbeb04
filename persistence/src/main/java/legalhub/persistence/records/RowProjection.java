package legalhub.persistence.records;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import legalhub.actors.entity.Recorded;
import legalhub.actors.record.Recorder;
import legalhub.actors.record.ServiceRecord;
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
   * @param feed told of each row once it is written; may be told of one again. A row counts as done
   *     once it was heard there: a feed that starts later reads the tables
   */
  public static void start(
      ActorSystem<?> system,
      List<Recorder<?, ?>> recorders,
      ServiceRows rows,
      Function<ServiceRecord, CompletionStage<Void>> feed,
      TalkListener talks) {
    var history = new EntityHistory(system);
    var tags = ServiceTags.all();
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
                        () -> new RowHandler(recorders, history, rows, feed, talks))),
            ProjectionBehavior.stopMessage());
  }

  static Projection<EventEnvelope<Recorded<?>>> of(
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
