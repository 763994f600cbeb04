package legalhub.persistence.records;

import static legalhub.persistence.records.RowSamples.LAWYER;
import static legalhub.persistence.records.RowSamples.OFFICE;
import static legalhub.persistence.records.RowSamples.RESIDENT;
import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.session.ResidentId;
import legalhub.persistence.Store;
import legalhub.persistence.testing.SharedCassandra;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceRowsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

  private static Store store;
  private static ServiceRows rows;

  @BeforeAll
  static void open() {
    store = within(Store.open(SharedCassandra.config()));
    var keyspace = store.config().getString("legalhub.store.keyspace");
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    rows = new ServiceRows(store.session(), keyspace, ZoneId.of("Asia/Shanghai"), clock);
  }

  @AfterAll
  static void close() {
    within(store.close());
  }

  @BeforeEach
  void empty() {
    var keyspace = store.config().getString("legalhub.store.keyspace");
    for (var table : List.of("by_day", "by_person", "by_lawyer", "by_case")) {
      store.session().execute("TRUNCATE %s.service_rows_%s".formatted(keyspace, table));
    }
  }

  @Test
  void aRowComesBackAsItWas() {
    var full = RowSamples.rated("full", 7, NOW.plusNanos(123_456_789));
    var open = RowSamples.open("open", 1, NOW);
    write(full, open);
    assertThat(within(rows.ofResident(RESIDENT, END_OF_TIME, 10))).containsExactly(full, open);
  }

  @Test
  void anOlderVersionNeverWins() {
    var newer = RowSamples.rated("c", 5, NOW);
    write(newer);
    var before = new Tables(store).contents();
    write(RowSamples.open("c", 3, NOW), RowSamples.open("c", 4, NOW), newer);
    assertThat(new Tables(store).contents()).isEqualTo(before);
    assertThat(before).hasSize(4).allSatisfy((table, cells) -> assertThat(cells).hasSize(1));
    var newest = RowSamples.open("c", 6, NOW);
    write(newest);
    assertThat(find("c")).containsExactly(newest);
  }

  @Test
  void theNewestComeFirstAndOnlyThoseBefore() {
    var first = RowSamples.open("first", 1, NOW.minusSeconds(30));
    var second = RowSamples.open("second", 1, NOW.minusSeconds(20));
    var third = RowSamples.open("third", 1, NOW.minusSeconds(10));
    write(second, third, first);
    assertThat(within(rows.ofResident(RESIDENT, END_OF_TIME, 2))).containsExactly(third, second);
    assertThat(within(rows.ofResident(RESIDENT, second.opened(), 2))).containsExactly(first);
    assertThat(within(rows.ofLawyer(LAWYER, END_OF_TIME, 2))).containsExactly(third, second);
    assertThat(within(rows.ofLawyer(LAWYER, third.opened(), 2))).containsExactly(second, first);
  }

  @Test
  void aLawyersRowsAreFoundOverTheYears() {
    var now = RowSamples.open("now", 1, NOW);
    var lastYear = RowSamples.open("lastYear", 1, Instant.parse("2025-12-31T15:59:59Z"));
    var newYear = RowSamples.open("newYear", 1, Instant.parse("2025-12-31T16:00:00Z"));
    var longAgo = RowSamples.open("longAgo", 1, Instant.parse("2018-01-01T00:00:00Z"));
    write(longAgo, lastYear, newYear, now);
    assertThat(within(rows.ofLawyer(LAWYER, END_OF_TIME, 10)))
        .containsExactly(now, newYear, lastYear, longAgo);
    assertThat(within(rows.ofLawyer(LAWYER, newYear.opened(), 1))).containsExactly(lastYear);
  }

  @Test
  void oneRowIsFoundByItsPersonOnly() {
    var row = RowSamples.open("c", 1, NOW);
    write(row, RowSamples.open("other", 1, NOW));
    assertThat(find("c")).containsExactly(row);
    assertThat(find("unknown")).isEmpty();
    var stranger = rows.find(new ResidentId("resident-2"), new ConsultationId("c"));
    assertThat(within(stranger)).isEmpty();
  }

  @Test
  void aDayIsTheTownsAndHoldsAllItsRows() {
    var late = RowSamples.open("late", 1, Instant.parse("2026-11-22T15:59:59Z"));
    var early = RowSamples.open("early", 1, Instant.parse("2026-11-22T16:00:00Z"));
    write(late, early);
    assertThat(within(rows.ofDay(OFFICE, LocalDate.parse("2026-11-22")))).containsExactly(late);
    assertThat(within(rows.ofDay(OFFICE, rows.day(NOW)))).containsExactly(early);
  }

  private static void write(ServiceRecord... all) {
    for (var row : all) {
      within(rows.upsert(row));
    }
  }

  private static List<ServiceRecord> find(String consultation) {
    return within(rows.find(RESIDENT, new ConsultationId(consultation))).stream().toList();
  }
}
