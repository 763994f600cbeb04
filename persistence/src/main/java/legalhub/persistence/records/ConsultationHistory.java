package legalhub.persistence.records;

import java.util.concurrent.CompletionStage;
import legalhub.actors.consultation.Consultation.Event;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.ConsultationRules;
import legalhub.actors.consultation.ConsultationState;
import legalhub.actors.entity.Recorded;
import legalhub.actors.town.ConsultationSettings;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.persistence.cassandra.query.javadsl.CassandraReadJournal;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.PersistenceQuery;

/** What a consultation was after any of its events, from the journal. */
final class ConsultationHistory {
  private final ActorSystem<?> system;
  private final CassandraReadJournal journal;

  ConsultationHistory(ActorSystem<?> system) {
    this.system = system;
    this.journal =
        PersistenceQuery.get(system)
            .getReadJournalFor(CassandraReadJournal.class, CassandraReadJournal.Identifier());
  }

  /** A state and the event that it comes after. */
  private record Moment(ConsultationState state, long sequenceNr) {}

  /** Fails when the journal doesn't give all events up to that one. */
  CompletionStage<ConsultationState> upTo(
      String persistenceId, ConsultationId id, long sequenceNr) {
    // What an event changes doesn't depend on the settings: they only say what is allowed.
    var rules = new ConsultationRules(id, ConsultationSettings.defaults());
    return journal
        .currentEventsByPersistenceId(persistenceId, 0, sequenceNr)
        .runFold(
            new Moment(rules.vacant(), 0), (now, envelope) -> after(rules, now, envelope), system)
        .thenApply(
            last -> {
              if (last.sequenceNr() != sequenceNr) {
                throw new IllegalStateException(
                    "event %d of %s isn't in the journal".formatted(sequenceNr, persistenceId));
              }
              return last.state();
            });
  }

  private static Moment after(ConsultationRules rules, Moment now, EventEnvelope envelope) {
    var fact = (Recorded<?>) envelope.event();
    var state = rules.apply(now.state(), (Event) fact.event(), fact.at());
    return new Moment(state, envelope.sequenceNr());
  }
}
