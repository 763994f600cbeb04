package legalhub.persistence.records;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.ConsultationState;
import legalhub.actors.entity.Recorded;
import legalhub.actors.record.Recorder;
import legalhub.actors.record.ServiceRecord;
import org.apache.pekko.Done;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.apache.pekko.projection.javadsl.Handler;

/** Makes the row that a tagged event leads to, from the entity's own events, and writes it. */
final class RowHandler extends Handler<EventEnvelope<Recorded<?>>> {
  private final Map<String, Recorder<?, ?>> recorders = new HashMap<>();
  private final EntityHistory history;
  private final ServiceRows rows;
  private final Function<ServiceRecord, CompletionStage<Void>> feed;
  private final TalkListener talks;

  RowHandler(
      List<Recorder<?, ?>> recorders,
      EntityHistory history,
      ServiceRows rows,
      Function<ServiceRecord, CompletionStage<Void>> feed,
      TalkListener talks) {
    recorders.forEach(recorder -> this.recorders.put(recorder.kind().key(), recorder));
    this.history = history;
    this.rows = rows;
    this.feed = feed;
    this.talks = talks;
  }

  @Override
  public CompletionStage<Done> process(EventEnvelope<Recorded<?>> envelope) {
    var kind = PersistenceId.extractEntityType(envelope.persistenceId());
    var recorder = recorders.get(kind);
    if (recorder == null) {
      throw new IllegalStateException("nothing records a " + kind);
    }
    var id = PersistenceId.extractEntityId(envelope.persistenceId());
    long version = envelope.sequenceNr();
    return history
        .upTo(recorder, envelope.persistenceId(), id, version)
        .thenCompose(
            state ->
                write(recorder.record(id, version, state))
                    .thenCompose(written -> tell(id, envelope.event().event(), state)))
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
