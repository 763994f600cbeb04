package legalhub.persistence.journal;

import java.time.Instant;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Recorded;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.persistence.cassandra.query.javadsl.CassandraReadJournal;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.stream.javadsl.Source;

/** What the entities of one kind have recorded, in their order: read from their journals. */
public final class EntityBook<E> {
  private final CassandraReadJournal journal;
  private final EntityKind kind;
  private final Class<E> events;

  /**
   * @param events the kind's
   */
  public EntityBook(ActorSystem<?> system, EntityKind kind, Class<E> events) {
    this.journal =
        PersistenceQuery.get(system)
            .getReadJournalFor(CassandraReadJournal.class, CassandraReadJournal.Identifier());
    this.kind = kind;
    this.events = events;
  }

  /**
   * One event.
   *
   * @param number from 1 on, without gaps
   */
  public record Line<E>(long number, Instant at, E event) {}

  /**
   * What is there now.
   *
   * @param after the last line not to be read; 0 reads all
   */
  public Source<Line<E>, NotUsed> after(String entity, long after) {
    var id = PersistenceId.of(kind.key(), entity).id();
    return journal.currentEventsByPersistenceId(id, after + 1, Long.MAX_VALUE).map(this::line);
  }

  private Line<E> line(EventEnvelope envelope) {
    var fact = (Recorded<?>) envelope.event();
    return new Line<>(envelope.sequenceNr(), fact.at(), events.cast(fact.event()));
  }
}
