package legalhub.persistence.records;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import legalhub.actors.consultation.Consultation.Event;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.ConsultationRules;
import legalhub.actors.consultation.ConsultationState;
import legalhub.actors.consultation.ServiceRow;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Recorded;
import legalhub.actors.entity.Witness;
import legalhub.actors.town.ConsultationSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fast path: writes an entity's row in the milliseconds after the journal has the event. What
 * fails here is only late, since the projection writes the same row.
 */
public final class LiveRows implements Witness {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRows.class);
  private static final long LOG_EVERY_NANOS = Duration.ofSeconds(10).toNanos();

  /** Which events change a row: those that have a tag. It is the same in every town. */
  private static final BiFunction<String, Event, Set<String>> TAGS =
      ConsultationRules.spec(ConsultationSettings.defaults()).tags();

  private final ServiceRows rows;
  private final Consumer<ServiceRow> feed;
  private final AtomicLong logged = new AtomicLong(System.nanoTime() - LOG_EVERY_NANOS);
  private final AtomicInteger unlogged = new AtomicInteger();

  /**
   * @param feed told of each row at once; may be told of one again, and of an older version later.
   *     Runs on the entity's thread: it must not block
   */
  public LiveRows(ServiceRows rows, Consumer<ServiceRow> feed) {
    this.rows = rows;
    this.feed = feed;
  }

  @Override
  public void recorded(EntityAddress entity, long version, Recorded<?> fact, Object state) {
    if (entity.kind() == EntityKind.CONSULTATION
        && fact.event() instanceof Event event
        && !TAGS.apply(entity.id(), event).isEmpty()) {
      write(new ConsultationId(entity.id()), version, (ConsultationState) state);
    }
  }

  /** Runs within the entity: whatever goes wrong here must not stop it. */
  private void write(ConsultationId id, long version, ConsultationState state) {
    try {
      ServiceRow.of(id, version, state).ifPresent(this::write);
    } catch (RuntimeException unexpected) {
      failed(unexpected);
    }
  }

  private void write(ServiceRow row) {
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
