package legalhub.persistence.ledger;

import java.time.Instant;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Recorded;
import legalhub.actors.ledger.Ledger;
import legalhub.actors.queue.PoolId;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.persistence.cassandra.query.javadsl.CassandraReadJournal;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.stream.javadsl.Source;

/** What an office's ledger holds, in its order: read from its journal. */
public final class LedgerBook {
  private final CassandraReadJournal journal;

  public LedgerBook(ActorSystem<?> system) {
    this.journal =
        PersistenceQuery.get(system)
            .getReadJournalFor(CassandraReadJournal.class, CassandraReadJournal.Identifier());
  }

  /**
   * One line of it.
   *
   * @param number from 1 on, without gaps; entries and heads are counted together
   */
  public record Line(long number, Instant at, Ledger.Event event) {}

  /**
   * What is there now.
   *
   * @param after the last line not to be read; 0 reads all
   */
  public Source<Line, NotUsed> after(PoolId office, long after) {
    var id = PersistenceId.of(EntityKind.LEDGER.key(), office.value()).id();
    return journal
        .currentEventsByPersistenceId(id, after + 1, Long.MAX_VALUE)
        .map(LedgerBook::line);
  }

  private static Line line(EventEnvelope envelope) {
    var fact = (Recorded<?>) envelope.event();
    return new Line(envelope.sequenceNr(), fact.at(), (Ledger.Event) fact.event());
  }
}
