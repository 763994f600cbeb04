package legalhub.hub.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Refusal;
import legalhub.edge.connection.CloseCode;
import legalhub.hub.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the edge, the store, the journal and the process tell. */
class NodeSideMetersTest {
  private static final EntityAddress LAWYER = new EntityAddress(EntityKind.LAWYER, "lawyer-1");
  private static final int CALLS = 10_000;

  private final Metrics metrics = new Metrics(Played.town(), new ManualClock());

  @AfterEach
  void close() {
    metrics.close();
  }

  private Exposition look() {
    return Exposition.of(metrics.scrape());
  }

  @Test
  void theEdgesAnswersClosesAndRefusalsAreCountedByCode() {
    var edge = metrics.edge();
    edge.done(12);
    edge.done(3_000);
    edge.refused(Refusal.OFFER_GONE, 7);
    edge.closed(CloseCode.SLOW_CONSUMER);
    edge.closedByClient();
    edge.aborted();
    edge.upgradeRefused(403);
    edge.upgradeRefused(418);
    edge.resumed();
    var seen = look();
    assertThat(seen.sum("legalhub_edge_commands_total", "code", "DONE")).isEqualTo(2);
    assertThat(seen.sum("legalhub_edge_commands_total", "code", "OFFER_GONE")).isEqualTo(1);
    assertThat(seen.sum("legalhub_edge_commands_total")).isEqualTo(3);
    assertThat(seen.sum("legalhub_edge_command_seconds_bucket", "le", "0.01")).isEqualTo(1);
    assertThat(seen.sum("legalhub_edge_command_seconds_bucket", "le", "0.02")).isEqualTo(2);
    assertThat(seen.sum("legalhub_edge_command_seconds_count")).isEqualTo(3);
    for (var code : new String[] {"SLOW_CONSUMER", "CLIENT", "FAILED"}) {
      assertThat(seen.sum("legalhub_edge_closes_total", "code", code)).as(code).isEqualTo(1);
    }
    assertThat(seen.sum("legalhub_edge_closes_total")).isEqualTo(3);
    assertThat(seen.sum("legalhub_edge_upgrades_refused_total", "status", "403")).isEqualTo(1);
    assertThat(seen.sum("legalhub_edge_upgrades_refused_total", "status", "other")).isEqualTo(1);
    assertThat(seen.sum("legalhub_edge_resumes_total")).isEqualTo(1);
  }

  @Test
  void anOutageOfTheStoreIsShownAndCounted() {
    var store = metrics.store();
    store.answered(Duration.ofMillis(4).toNanos());
    assertThat(look().sum("legalhub_store_available")).isEqualTo(1);
    store.changed(false);
    assertThat(look().sum("legalhub_store_available")).isZero();
    store.changed(true);
    var seen = look();
    assertThat(seen.sum("legalhub_store_available")).isEqualTo(1);
    assertThat(seen.sum("legalhub_store_outages_total")).isEqualTo(1);
    assertThat(seen.sum("legalhub_store_probe_seconds_bucket", "le", "0.002")).isZero();
    assertThat(seen.sum("legalhub_store_probe_seconds_bucket", "le", "0.005")).isEqualTo(1);
  }

  @Test
  void entitiesAreCountedWhereTheyLiveAndWritesByKind() {
    var entities = metrics.entities();
    entities.arrived(LAWYER, "state", Duration.ofMillis(30).toNanos());
    entities.arrived(LAWYER, "state", Duration.ofMillis(30).toNanos());
    entities.gone(LAWYER);
    entities.wrote(LAWYER, Duration.ofMillis(8).toNanos());
    entities.wroteInVain(LAWYER);
    var seen = look();
    assertThat(seen.sum("legalhub_entities", "kind", "lawyer")).isEqualTo(1);
    assertThat(seen.sum("legalhub_entities")).isEqualTo(1);
    assertThat(seen.sum("legalhub_entities_recovery_seconds_count", "kind", "lawyer")).isEqualTo(2);
    assertThat(seen.sum("legalhub_journal_write_seconds_bucket", "kind", "lawyer", "le", "0.01"))
        .isEqualTo(1);
    assertThat(seen.sum("legalhub_journal_write_failures_total", "kind", "lawyer")).isEqualTo(1);
  }

  @Test
  void aPauseIsCountedWithItsLength() {
    metrics.pauses().accept(Duration.ofMillis(1_500).toNanos());
    assertThat(look().sum("legalhub_process_pauses_seconds_count")).isEqualTo(1);
    assertThat(look().sum("legalhub_process_pauses_seconds_sum")).isEqualTo(1.5);
  }

  /** A state of another kind, as a mistake in the wiring would bring: the entity must live on. */
  @Test
  void whatGoesWrongHereStopsNoEntity() {
    var queue = Played.queue("pool");
    metrics.entities().arrived(queue, "no queue", 1);
    assertThat(look().sum("legalhub_entities", "kind", "queue")).isEqualTo(1);
  }

  /** Thousands of these a second must not be work for the collector of garbage. */
  @Test
  void whatIsCountedPerMessageMakesNothing() {
    Runnable messages =
        () -> {
          metrics.edge().done(12);
          metrics.edge().refused(Refusal.BUSY, 0);
          metrics.edge().closed(CloseCode.GOING_AWAY);
          metrics.entities().wrote(LAWYER, 8_000_000);
          metrics.store().answered(4_000_000);
        };
    repeat(messages);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    repeat(messages);
    long made = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(made / CALLS).as("bytes for five counts").isZero();
  }

  private static void repeat(Runnable messages) {
    for (int i = 0; i < CALLS; i++) {
      messages.run();
    }
  }
}
