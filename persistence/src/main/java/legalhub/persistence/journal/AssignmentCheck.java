package legalhub.persistence.journal;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.io.NotSerializableException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Recorded;
import legalhub.actors.queue.OfferId;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.TicketId;
import legalhub.persistence.Pages;

/**
 * Counts, from the raw events of one queue, how often a ticket was given to a lawyer while another
 * one had it. Deliberately not the queue's own fold: what checks the rules isn't made of them.
 */
public final class AssignmentCheck {
  private static final FactSerializer FACTS = new FactSerializer();
  private static final int PAGE_ROWS = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * What was found.
   *
   * @param tickets how many ever joined
   * @param accepted offers that a lawyer took
   * @param open tickets that haven't left
   * @param twice those that were taken while somebody had them
   */
  public record Report(long tickets, long accepted, long open, List<TicketId> twice) {
    public boolean isSound() {
      return twice.isEmpty();
    }
  }

  private final Map<OfferId, TicketId> offered = new HashMap<>();

  /** By which offer each ticket that is open is being served; {@code ""} while it isn't. */
  private final Map<TicketId, String> servedBy = new HashMap<>();

  private final List<TicketId> twice = new ArrayList<>();
  private long events;
  private long tickets;
  private long accepted;

  AssignmentCheck() {}

  /** Of one queue, by its id; fails where an event can't be read. */
  public static CompletionStage<Report> run(CqlSession session, String keyspace, String queue) {
    var check = new AssignmentCheck();
    var partitions =
        SimpleStatement.newInstance(
                "SELECT ser_manifest, event FROM %s.messages WHERE persistence_id = ? AND partition_nr = ?"
                    .formatted(keyspace))
            .setPageSize(PAGE_ROWS)
            .setTimeout(PATIENCE)
            .setIdempotent(true);
    return check.from(session, partitions, EntityKind.QUEUE.key() + "|" + queue, 0);
  }

  /** Partitions follow each other without a gap, up to an empty one. */
  private CompletionStage<Report> from(
      CqlSession session, SimpleStatement partitions, String queue, long number) {
    long before = events;
    return session
        .executeAsync(partitions.setPositionalValues(List.of(queue, number)))
        .thenCompose(first -> Pages.each(first, this::take))
        .thenCompose(
            end ->
                events == before
                    ? CompletableFuture.completedFuture(report())
                    : from(session, partitions, queue, number + 1));
  }

  private void take(Row row) {
    events++;
    take(event(row.getByteBuffer("event"), row.getString("ser_manifest")));
  }

  private static Queue.Event event(ByteBuffer stored, String manifest) {
    var bytes = new byte[stored.remaining()];
    stored.get(bytes);
    try {
      return (Queue.Event) ((Recorded<?>) FACTS.fromBinary(bytes, manifest)).event();
    } catch (NotSerializableException unknown) {
      throw new IllegalStateException("A queue's event can't be read: " + manifest, unknown);
    }
  }

  void take(Queue.Event event) {
    if (event instanceof Queue.Joined e) {
      tickets++;
      servedBy.put(e.entry().ticket(), "");
    } else if (event instanceof Queue.Offered e) {
      offered.put(e.offer(), e.ticket());
    } else if (event instanceof Queue.OfferAccepted e) {
      accepted(e.offer());
    } else if (event instanceof Queue.Requeued e) {
      servedBy.replaceAll((t, by) -> by.equals(e.consultation().value()) ? "" : by);
    } else if (event instanceof Queue.Ended e) {
      servedBy.values().remove(e.consultation().value());
    } else if (event instanceof Queue.Closed e) {
      servedBy.remove(e.ticket());
    }
  }

  /** A consultation has the id of the offer that led to it. */
  private void accepted(OfferId offer) {
    accepted++;
    var ticket = offered.get(offer);
    var by = servedBy.put(ticket, offer.value());
    if (by == null || !by.isEmpty()) {
      twice.add(ticket);
    }
  }

  Report report() {
    return new Report(tickets, accepted, servedBy.size(), List.copyOf(twice));
  }
}
