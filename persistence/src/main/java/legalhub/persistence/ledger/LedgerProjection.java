package legalhub.persistence.ledger;

import com.datastax.oss.driver.api.core.CqlSession;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import legalhub.actors.ledger.Ledger;
import legalhub.actors.queue.PoolId;
import legalhub.persistence.records.EntityHistory;
import legalhub.persistence.records.TaggedEvents;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * Feeds the ledgers, apart from the rows: a ledger that is behind holds up no table, and rows that
 * are made anew don't concern it. What order the entries have is the ledger's own doing.
 */
public final class LedgerProjection {
  private static final String NAME = "ledger";

  private LedgerProjection() {}

  /**
   * Starts this node's share, once per node. It ends with the actor system.
   *
   * @param ledger asks an office's ledger to take in an entry; completes once its journal has it
   */
  public static void start(
      ActorSystem<?> system,
      CqlSession session,
      String keyspace,
      EntityHistory history,
      BiFunction<PoolId, Ledger.Append, CompletionStage<Void>> ledger) {
    var marks = new LedgerMarks(session, keyspace);
    TaggedEvents.follow(system, NAME, () -> new LedgerHandler(history, marks, ledger));
  }
}
