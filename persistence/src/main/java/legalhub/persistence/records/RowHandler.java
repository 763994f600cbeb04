package legalhub.persistence.records;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.ConsultationState;
import legalhub.actors.entity.Recorded;
import legalhub.actors.record.ServiceRecord;
import org.apache.pekko.Done;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.apache.pekko.projection.javadsl.Handler;

/** Makes the row that a tagged event leads to, from the entity's own events, and writes it. */
final class RowHandler extends Handler<EventEnvelope<Recorded<?>>> {
  private final EntityHistory history;
  private final ServiceRows rows;
  private final Function<ServiceRecord, CompletionStage<Void>> feed;
  private final TalkListener talks;

  RowHandler(
      EntityHistory history,
      ServiceRows rows,
      Function<ServiceRecord, CompletionStage<Void>> feed,
      TalkListener talks) {
    this.history = history;
    this.rows = rows;
    this.feed = feed;
    this.talks = talks;
  }

  @Override
  public CompletionStage<Done> process(EventEnvelope<Recorded<?>> envelope) {
    return history
        .upTo(envelope.persistenceId(), envelope.sequenceNr())
        .thenCompose(
            past ->
                write(past.record())
                    .thenCompose(
                        written -> tell(past.entity(), envelope.event().event(), past.state())))
        .thenApply(written -> Done.getInstance());
  }

  private CompletionStage<Void> tell(String id, Object event, Object state) {
    return event instanceof Consultation.Ended
            && state instanceof ConsultationState.Ended ended
            && ended.tookPlace()
        ? talks.tookPlace(new ConsultationId(id), ended.file().commission())
        : completedFuture(null);
  }

  private CompletionStage<Void> write(Optional<ServiceRecord> row) {
    return row.map(this::write).orElseGet(() -> completedFuture(null));
  }

  private CompletionStage<Void> write(ServiceRecord row) {
    return rows.upsert(row).thenCompose(written -> feed.apply(row));
  }
}
