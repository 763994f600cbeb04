package legalhub.persistence.due;

import java.time.Clock;
import java.time.Duration;
import legalhub.actors.entity.Entities;
import legalhub.actors.entity.Resting;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.ShardedDaemonProcess;

/**
 * Starts resting entities again before their alarms. Every slice of the due table is swept by one
 * node of the cluster; where for a moment two do it, entities are woken twice, which does no harm.
 */
public final class DueSweeper {
  private static final String NAME = "due-times";
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);

  private DueSweeper() {}

  /**
   * How a slice is swept.
   *
   * @param every the pause between two rounds
   * @param near how long before its alarm an entity is woken: the entities' own {@link
   *     Resting#near}
   * @param patience for the answers of the entities that are woken together
   */
  record Pace(Duration every, Duration near, Duration patience) {}

  /** What a sweep works with. */
  record Means(DueTable table, Entities entities, Clock clock, Pace pace) {}

  /**
   * Starts this node's share, once per node. It ends with the actor system.
   *
   * @param near how long before its alarm an entity is woken: the entities' own {@link
   *     Resting#near}
   */
  public static void start(
      ActorSystem<?> system, DueTable table, Entities entities, Clock clock, Duration near) {
    var every = system.settings().config().getDuration("legalhub.store.due-times.sweep-every");
    var means = new Means(table, entities, clock, new Pace(every, near, ANSWERED_WITHIN));
    ShardedDaemonProcess.get(system)
        .init(
            SliceSweep.Command.class,
            NAME,
            DueTable.SLICES,
            slice -> SliceSweep.create(slice, means),
            SliceSweep.stopMessage());
  }
}
