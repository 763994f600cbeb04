package legalhub.persistence.journal;

import com.typesafe.config.Config;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.cassandra.journal.CassandraJournal;
import scala.collection.immutable.Seq;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;
import scala.runtime.BoxedUnit;
import scala.util.Failure;
import scala.util.Try;

/**
 * The journal, which writes nothing while the {@link JournalFence} doesn't hold. Entities ask their
 * own fence before they decide; this one is also for what Pekko itself keeps in the journal (which
 * shards and entities there are), and for what was decided already when the process was stopped.
 */
public final class FencedJournal extends CassandraJournal {
  private final JournalFence fence = JournalFence.of(context().system());

  /** As Pekko makes a journal. */
  public FencedJournal(Config config, String path) {
    super(config, path);
  }

  @Override
  public Future<Seq<Try<BoxedUnit>>> asyncWriteMessages(Seq<AtomicWrite> messages) {
    return fence.holds() ? super.asyncWriteMessages(messages) : rejected(messages.size());
  }

  /** Rejected, not failed: nothing of it is stored, and the database is well. */
  private static Future<Seq<Try<BoxedUnit>>> rejected(int count) {
    Try<BoxedUnit> rejection = new Failure<>(new FenceIsDown());
    var all = CollectionConverters.asScala(Collections.nCopies(count, rejection)).toSeq();
    return FutureConverters.asScala(CompletableFuture.completedFuture(all));
  }

  /** Why a write was rejected. */
  static final class FenceIsDown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FenceIsDown() {
      super("this node may not write", null, false, false);
    }
  }
}
