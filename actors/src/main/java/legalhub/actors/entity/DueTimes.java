package legalhub.actors.entity;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/**
 * Where an entity with a far alarm leaves word before it leaves memory. Whoever keeps it sends a
 * {@link Message.Wake} in time: {@link Resting#near} before the alarm at the latest.
 */
@FunctionalInterface
public interface DueTimes {
  /**
   * Has the entity woken for an alarm. Said twice it is kept once; what was said before for another
   * time stays, and wakes the entity for nothing.
   *
   * @param due when the alarm rings, kept to the millisecond
   * @return completes once the word outlives this process; after a failure the entity must stay
   */
  CompletionStage<Done> wakeAt(EntityAddress entity, Instant due);

  /** Keeps nothing: entities with an alarm stay in memory. */
  static DueTimes none() {
    return (entity, due) ->
        CompletableFuture.failedFuture(new IllegalStateException("no due times are kept here"));
  }
}
