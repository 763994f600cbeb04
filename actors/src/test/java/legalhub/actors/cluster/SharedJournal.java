package legalhub.actors.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.pekko.dispatch.Futures;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.japi.AsyncWriteJournal;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;

/** One journal for all actor systems of this JVM, as the database is one for all nodes. */
public final class SharedJournal extends AsyncWriteJournal {
  private static final Map<String, NavigableMap<Long, PersistentRepr>> ROWS =
      new ConcurrentHashMap<>();

  /** Rows that two writers wrote: the alarm that must never ring. */
  static final List<String> WRITTEN_TWICE = new CopyOnWriteArrayList<>();

  static void clear() {
    ROWS.clear();
    WRITTEN_TWICE.clear();
  }

  @Override
  public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(Iterable<AtomicWrite> writes) {
    var results = new ArrayList<Optional<Exception>>();
    for (var write : writes) {
      CollectionConverters.asJava(write.payload()).forEach(SharedJournal::put);
      results.add(Optional.empty());
    }
    return Futures.successful(results);
  }

  @Override
  public Future<Void> doAsyncDeleteMessagesTo(String persistenceId, long to) {
    rows(persistenceId).headMap(to, true).clear();
    return Futures.successful(null);
  }

  @Override
  public Future<Void> doAsyncReplayMessages(
      String persistenceId, long from, long to, long max, Consumer<PersistentRepr> replay) {
    rows(persistenceId).subMap(from, true, to, true).values().stream().limit(max).forEach(replay);
    return Futures.successful(null);
  }

  @Override
  public Future<Long> doAsyncReadHighestSequenceNr(String persistenceId, long from) {
    var rows = rows(persistenceId);
    return Futures.successful(rows.isEmpty() ? 0L : rows.lastKey());
  }

  private static void put(PersistentRepr row) {
    if (rows(row.persistenceId()).putIfAbsent(row.sequenceNr(), row) != null) {
      WRITTEN_TWICE.add(row.persistenceId() + " " + row.sequenceNr());
    }
  }

  private static NavigableMap<Long, PersistentRepr> rows(String persistenceId) {
    return ROWS.computeIfAbsent(persistenceId, id -> new ConcurrentSkipListMap<>());
  }
}
