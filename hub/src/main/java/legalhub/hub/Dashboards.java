package legalhub.hub;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import legalhub.actors.cluster.ShardedEntities;
import legalhub.actors.dashboard.AllOfficesFeed;
import legalhub.actors.dashboard.DashboardTimes;
import legalhub.actors.dashboard.OfficeFeed;
import legalhub.actors.entity.Entities;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Feed;
import legalhub.actors.entity.FeedActor;
import legalhub.actors.entity.Message;
import legalhub.actors.queue.PoolId;
import legalhub.actors.record.ServiceRecord;
import legalhub.hub.entity.Asker;
import legalhub.persistence.records.ServiceRows;
import org.apache.pekko.actor.typed.ActorSystem;

/** The offices' dashboards: what they start from, and both ways by which they hear of records. */
record Dashboards(ShardedEntities entities, ServiceRows rows, Clock clock) {

  /** This node's share of them. */
  void start(ActorSystem<?> system) {
    var times = DashboardTimes.from(system.settings().config());
    entities.host(
        system,
        EntityKind.DASHBOARD,
        id ->
            FeedActor.create(
                new FeedActor.Home(new EntityAddress(EntityKind.DASHBOARD, id), entities, clock),
                feed(id, times)));
  }

  private Supplier<Feed> feed(String id, DashboardTimes times) {
    return id.equals(AllOfficesFeed.ID)
        ? () -> new AllOfficesFeed(rows.zone(), times)
        : () -> new OfficeFeed(new PoolId(id), rows::ofDay, rows.zone(), times);
  }

  /** In milliseconds; may be lost. */
  static void tell(Entities entities, ServiceRecord record) {
    entities.tell(of(record), new Message.Notice(record, Optional.empty()));
  }

  /** Some seconds later, and surely. */
  Function<ServiceRecord, CompletionStage<Void>> sure(ActorSystem<?> system) {
    var asker = new Asker(system, entities, clock);
    return record -> asker.tell(of(record), record);
  }

  private static EntityAddress of(ServiceRecord record) {
    return new EntityAddress(EntityKind.DASHBOARD, record.office().value());
  }
}
