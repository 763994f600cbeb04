package legalhub.persistence.records;

import java.util.concurrent.CompletionStage;
import legalhub.actors.entity.Recorded;
import legalhub.actors.record.Recorder;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.persistence.cassandra.query.javadsl.CassandraReadJournal;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.PersistenceQuery;

/** What an entity was after any of its events, from the journal. */
final class EntityHistory {
  private final ActorSystem<?> system;
  private final CassandraReadJournal journal;

  EntityHistory(ActorSystem<?> system) {
    this.system = system;
    this.journal =
        PersistenceQuery.get(system)
            .getReadJournalFor(CassandraReadJournal.class, CassandraReadJournal.Identifier());
  }

  /** Its state; fails when the journal doesn't give all events up to that one. */
  CompletionStage<Object> upTo(
      Recorder<?, ?> recorder, String persistenceId, String entity, long sequenceNr) {
    return journal
        .currentEventsByPersistenceId(persistenceId, 0, sequenceNr)
        .runFold(recorder.replay(entity), EntityHistory::after, system)
        .thenApply(
            last -> {
              if (last.sequenceNr() != sequenceNr) {
                throw new IllegalStateException(
                    "event %d of %s isn't in the journal".formatted(sequenceNr, persistenceId));
              }
              return last.state();
            });
  }

  private static Recorder<?, ?>.Replay after(Recorder<?, ?>.Replay now, EventEnvelope envelope) {
    var fact = (Recorded<?>) envelope.event();
    return now.after(fact.event(), fact.at(), envelope.sequenceNr());
  }
}
