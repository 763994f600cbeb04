package legalhub.persistence.ledger;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import legalhub.actors.entity.Recorded;
import legalhub.actors.ledger.Ledger;
import legalhub.actors.queue.PoolId;
import legalhub.actors.record.RecordText;
import legalhub.actors.record.ServiceRecord;
import legalhub.persistence.records.EntityHistory;
import org.apache.pekko.Done;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.apache.pekko.projection.javadsl.Handler;

/** Hands each version of a record to the ledger of its office, once it isn't known to have it. */
final class LedgerHandler extends Handler<EventEnvelope<Recorded<?>>> {
  private static final int SALT_BYTES = 16;

  private final EntityHistory history;
  private final LedgerMarks marks;
  private final BiFunction<PoolId, Ledger.Append, CompletionStage<Void>> ledger;
  private final SecureRandom random = new SecureRandom();

  LedgerHandler(
      EntityHistory history,
      LedgerMarks marks,
      BiFunction<PoolId, Ledger.Append, CompletionStage<Void>> ledger) {
    this.history = history;
    this.marks = marks;
    this.ledger = ledger;
  }

  @Override
  public CompletionStage<Done> process(EventEnvelope<Recorded<?>> envelope) {
    return history
        .upTo(envelope.persistenceId(), envelope.sequenceNr())
        .thenCompose(
            past ->
                past.record()
                    .map(record -> append(record, past.digest()))
                    .orElseGet(() -> completedFuture(null)))
        .thenApply(appended -> Done.getInstance());
  }

  private CompletionStage<Void> append(ServiceRecord record, String content) {
    return marks
        .has(record)
        .thenCompose(
            known ->
                known
                    ? completedFuture(null)
                    : ledger
                        .apply(record.office(), new Ledger.Append(entry(record, content)))
                        .thenCompose(appended -> marks.mark(record)));
  }

  private Ledger.Entry entry(ServiceRecord record, String content) {
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new Ledger.Entry(
        record.service(),
        record.id(),
        record.version(),
        RecordText.of(record),
        content,
        HexFormat.of().formatHex(salt));
  }
}
