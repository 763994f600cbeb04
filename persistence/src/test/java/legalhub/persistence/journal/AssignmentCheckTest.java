package legalhub.persistence.journal;

import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.uuid.Uuids;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.Recorded;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.CloseReason;
import legalhub.actors.queue.OfferId;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.Rule;
import legalhub.actors.queue.TicketId;
import legalhub.persistence.Store;
import legalhub.persistence.testing.SharedCassandra;
import org.junit.jupiter.api.Test;

class AssignmentCheckTest {
  private static final Queue.Entry ENTRY = (Queue.Entry) Samples.LATEST.of(Queue.Entry.class);
  private static final TicketId TICKET = ENTRY.ticket();

  private final AssignmentCheck check = new AssignmentCheck();

  private static Queue.Event offered(String offer) {
    return new Queue.Offered(
        new OfferId(offer), TICKET, new LawyerId("l-" + offer), Rule.values()[0], Instant.EPOCH);
  }

  private static Queue.Event accepted(String offer) {
    return new Queue.OfferAccepted(new OfferId(offer));
  }

  private AssignmentCheck.Report after(Queue.Event... events) {
    List.of(events).forEach(check::take);
    return check.report();
  }

  @Test
  void aTicketThatCameBackMayBeGivenToAnother() {
    var back = new Queue.Requeue(Optional.empty(), Optional.empty(), Optional.empty(), false);
    var report =
        after(
            new Queue.Joined(ENTRY),
            offered("o-1"),
            offered("o-2"),
            accepted("o-1"),
            new Queue.Requeued(new ConsultationId("o-1"), back),
            accepted("o-2"));
    assertThat(report).isEqualTo(new AssignmentCheck.Report(1, 2, 1, List.of()));
  }

  @Test
  void whoIsGivenAwayWhileBeingServedIsFound() {
    var report =
        after(
            new Queue.Joined(ENTRY),
            offered("o-1"),
            offered("o-2"),
            accepted("o-1"),
            accepted("o-2"));
    assertThat(report.twice()).containsExactly(TICKET);
    assertThat(report.isSound()).isFalse();
  }

  @Test
  void whoHasLeftCannotBeGivenAway() {
    assertThat(
            after(
                    new Queue.Joined(ENTRY),
                    offered("o-1"),
                    new Queue.Closed(TICKET, CloseReason.values()[0]),
                    accepted("o-1"))
                .twice())
        .containsExactly(TICKET);
  }

  @Test
  void aServedTicketIsNoLongerOpen() {
    var report =
        after(
            new Queue.Joined(ENTRY),
            offered("o-1"),
            accepted("o-1"),
            new Queue.Ended(new ConsultationId("o-1"), Duration.ofMinutes(5)));
    assertThat(report).isEqualTo(new AssignmentCheck.Report(1, 1, 0, List.of()));
  }

  @Test
  void theRawJournalIsReadOverPartitions() {
    var store = within(Store.open(SharedCassandra.config()));
    try {
      write(store, 0, 1, new Queue.Joined(ENTRY));
      write(store, 0, 2, offered("o-1"));
      write(store, 1, 3, accepted("o-1"));
      write(store, 2, 4, accepted("o-1"));
      var audit = within(JournalAudit.run(store.session(), keyspace(store)));
      assertThat(audit.isSound()).isFalse();
      assertThat(audit.toJson())
          .isEqualTo(
              "{\"events\":4,\"entities\":1,\"twoWriters\":0,\"tickets\":1,\"accepted\":2,\"open\":1,\"assignedTwice\":1}");
      store
          .session()
          .execute(
              "UPDATE %s.messages SET ser_manifest = 'Unheard:1' WHERE persistence_id = 'queue|q' AND partition_nr = 1 AND sequence_nr = 3 AND timestamp = %s"
                  .formatted(keyspace(store), timestampOfThird(store)));
      assertThatThrownBy(() -> within(JournalAudit.run(store.session(), keyspace(store))))
          .hasRootCauseInstanceOf(java.io.NotSerializableException.class);
    } finally {
      within(store.close());
    }
  }

  private static String keyspace(Store store) {
    return store.config().getString("legalhub.store.keyspace");
  }

  private static String timestampOfThird(Store store) {
    return store
        .session()
        .execute(
            "SELECT timestamp FROM %s.messages WHERE persistence_id = 'queue|q' AND partition_nr = 1"
                .formatted(keyspace(store)))
        .one()
        .getUuid(0)
        .toString();
  }

  private static void write(Store store, long partition, long number, Queue.Event event) {
    var facts = new FactSerializer();
    var fact = new Recorded<>(event, Instant.EPOCH, Optional.empty());
    store
        .session()
        .execute(
            "INSERT INTO %s.messages (persistence_id, partition_nr, sequence_nr, timestamp, writer_uuid, ser_manifest, event) VALUES ('queue|q', ?, ?, ?, 'w', ?, ?)"
                .formatted(keyspace(store)),
            partition,
            number,
            Uuids.timeBased(),
            facts.manifest(fact),
            ByteBuffer.wrap(facts.toBinary(fact)));
  }
}
