package legalhub.persistence.records;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import legalhub.actors.record.ServiceRecord;
import org.apache.pekko.actor.typed.ActorSystem;

/** The sure path: writes each row at least once, some seconds after the event. */
public final class RowProjection {
  static final String NAME = "service-rows";

  private RowProjection() {}

  /**
   * Starts this node's share, once per node. It ends with the actor system.
   *
   * @param feed told of each row once it is written; may be told of one again. A row counts as done
   *     once it was heard there: a feed that starts later reads the tables
   */
  public static void start(
      ActorSystem<?> system,
      EntityHistory history,
      ServiceRows rows,
      Function<ServiceRecord, CompletionStage<Void>> feed,
      TalkListener talks) {
    TaggedEvents.follow(system, NAME, () -> new RowHandler(history, rows, feed, talks));
  }
}
