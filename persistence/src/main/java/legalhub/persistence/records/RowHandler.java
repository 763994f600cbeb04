package legalhub.persistence.records;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.consultation.Consultation.Event;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.ConsultationState;
import legalhub.actors.consultation.ServiceRow;
import legalhub.actors.entity.Recorded;
import org.apache.pekko.Done;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.apache.pekko.projection.javadsl.Handler;

/** Makes the row that a tagged event leads to, from the entity's own events, and writes it. */
final class RowHandler extends Handler<EventEnvelope<Recorded<Event>>> {
  private final ConsultationHistory history;
  private final ServiceRows rows;
  private final Consumer<ServiceRow> feed;
  private final TalkListener talks;

  RowHandler(
      ConsultationHistory history,
      ServiceRows rows,
      Consumer<ServiceRow> feed,
      TalkListener talks) {
    this.history = history;
    this.rows = rows;
    this.feed = feed;
    this.talks = talks;
  }

  @Override
  public CompletionStage<Done> process(EventEnvelope<Recorded<Event>> envelope) {
    var id = new ConsultationId(PersistenceId.extractEntityId(envelope.persistenceId()));
    long version = envelope.sequenceNr();
    return history
        .upTo(envelope.persistenceId(), id, version)
        .thenCompose(
            state ->
                write(ServiceRow.of(id, version, state))
                    .thenCompose(written -> tell(id, envelope.event().event(), state)))
        .thenApply(written -> Done.getInstance());
  }

  private CompletionStage<Void> tell(ConsultationId id, Event event, ConsultationState state) {
    return event instanceof Consultation.Ended
            && state instanceof ConsultationState.Ended ended
            && ended.tookPlace()
        ? talks.tookPlace(id, ended.file().commission())
        : completedFuture(null);
  }

  private CompletionStage<Void> write(Optional<ServiceRow> row) {
    return row.map(this::write).orElseGet(() -> completedFuture(null));
  }

  private CompletionStage<Void> write(ServiceRow row) {
    return rows.upsert(row).thenAccept(written -> feed.accept(row));
  }
}
