package legalhub.persistence.records;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Recorded;
import legalhub.actors.entity.Witness;
import legalhub.actors.record.Recorder;
import legalhub.actors.record.ServiceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fast path: writes an entity's row in the milliseconds after the journal has the event. What
 * fails here is only late, since the projection writes the same row.
 */
public final class LiveRows implements Witness {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRows.class);
  private static final long LOG_EVERY_NANOS = Duration.ofSeconds(10).toNanos();

  private final Map<EntityKind, Recorder<?, ?>> recorders = new EnumMap<>(EntityKind.class);
  private final ServiceRows rows;
  private final Consumer<ServiceRecord> feed;
  private final AtomicLong logged = new AtomicLong(System.nanoTime() - LOG_EVERY_NANOS);
  private final AtomicInteger unlogged = new AtomicInteger();

  /**
   * @param feed told of each row at once; may be told of one again, and of an older version later.
   *     Runs on the entity's thread: it must not block
   */
  public LiveRows(List<Recorder<?, ?>> recorders, ServiceRows rows, Consumer<ServiceRecord> feed) {
    recorders.forEach(recorder -> this.recorders.put(recorder.kind(), recorder));
    this.rows = rows;
    this.feed = feed;
  }

  @Override
  public void recorded(EntityAddress entity, long version, Recorded<?> fact, Object state) {
    var recorder = recorders.get(entity.kind());
    if (recorder != null && recorder.isChangedBy(entity.id(), fact.event())) {
      write(recorder, entity.id(), version, state);
    }
  }

  /** Runs within the entity: whatever goes wrong here must not stop it. */
  private void write(Recorder<?, ?> recorder, String entity, long version, Object state) {
    try {
      recorder.record(entity, version, state).ifPresent(this::write);
    } catch (RuntimeException unexpected) {
      failed(unexpected);
    }
  }

  private void write(ServiceRecord row) {
    var unused =
        rows.upsert(row)
            .exceptionally(
                why -> {
                  failed(why);
                  return null;
                });
    feed.accept(row);
  }

  private void failed(Throwable why) {
    unlogged.incrementAndGet();
    long last = logged.get();
    long now = System.nanoTime();
    if (now - last >= LOG_EVERY_NANOS && logged.compareAndSet(last, now)) {
      LOG.warn(
          "{} service rows are left to the projection: {}", unlogged.getAndSet(0), why.toString());
    }
  }
}
