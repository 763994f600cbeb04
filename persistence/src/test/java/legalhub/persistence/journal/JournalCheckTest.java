package legalhub.persistence.journal;

import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.uuid.Uuids;
import java.util.List;
import java.util.Set;
import legalhub.persistence.Store;
import legalhub.persistence.testing.SharedCassandra;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalCheckTest {
  private Store store;
  private String keyspace;

  @BeforeEach
  void open() {
    store = within(Store.open(SharedCassandra.config()));
    keyspace = store.config().getString("legalhub.store.keyspace");
  }

  @AfterEach
  void close() {
    within(store.close());
  }

  @Test
  void anEmptyJournalIsSound() {
    assertThat(check()).isEqualTo(new JournalCheck.Report(0, 0, 0, List.of(), Set.of()));
  }

  @Test
  void twoWritersOfOneNumberAreFoundAndNothingElseIs() {
    for (int number = 1; number <= 1_500; number++) {
      write("queue|long", number / 1_000, number, number < 700 ? "first" : "second");
    }
    write("queue|twice", 0, 1, "same");
    write("queue|twice", 0, 1, "same");
    assertThat(check().isSound()).isTrue();

    write("queue|doubled", 0, 1, "here");
    write("queue|doubled", 0, 2, "here");
    write("queue|doubled", 0, 2, "there");
    write("queue|doubled", 0, 3, "there");
    var report = check();
    assertThat(report.examples())
        .containsExactly(new JournalCheck.Doubled("queue|doubled", 2, Set.of("here", "there")));
    assertThat(report).extracting("events", "entities", "doubles").containsExactly(1_506L, 3L, 1L);
    assertThat(report.queues()).containsExactlyInAnyOrder("long", "twice", "doubled");
  }

  private JournalCheck.Report check() {
    return within(JournalCheck.run(store.session(), keyspace));
  }

  private void write(String persistenceId, long partition, long number, String writer) {
    store
        .session()
        .execute(
            "INSERT INTO %s.messages (persistence_id, partition_nr, sequence_nr, timestamp, writer_uuid) VALUES (?, ?, ?, ?, ?)"
                .formatted(keyspace),
            persistenceId,
            partition,
            number,
            Uuids.timeBased(),
            writer);
  }
}
