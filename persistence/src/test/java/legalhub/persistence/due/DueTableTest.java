package legalhub.persistence.due;

import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.persistence.Store;
import legalhub.persistence.testing.SharedCassandra;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DueTableTest {
  private static final Instant HOUR = Instant.parse("2026-11-23T08:00:00Z");
  private static final EntityAddress ENTITY = Slice.entity("e", 0);

  private static Store store;
  private static DueTable table;

  @BeforeAll
  static void open() {
    store = within(Store.open(SharedCassandra.config()));
    table = Slice.table(store);
  }

  @AfterAll
  static void close() {
    within(store.close());
  }

  @BeforeEach
  void empty() {
    Slice.empty(store);
  }

  @Test
  void whatIsSaidTwiceLiesOnce() {
    within(table.wakeAt(ENTITY, HOUR.plusMillis(1).plusNanos(7)));
    within(table.wakeAt(ENTITY, HOUR.plusMillis(1)));
    within(table.wakeAt(ENTITY, HOUR.plusMillis(2)));
    assertThat(Slice.rows(store)).extracting(DueRow::due).containsExactly(plus(1), plus(2));
    assertThat(Slice.rows(store)).allMatch(row -> row.entity().equals(Optional.of(ENTITY)));
  }

  @Test
  void aPageBeginsWhereTheLastEnded() {
    var all = new ArrayList<String>();
    for (int i = 0; i < 7; i++) {
      all.add(i + " " + Slice.entity("p" + i + "/", 0).id());
      within(table.wakeAt(Slice.entity("p" + i + "/", 0), plus(i / 3)));
    }
    var read = new ArrayList<String>();
    var place = DueRow.Place.after(HOUR.minusMillis(1));
    for (var page = page(place); !page.isEmpty(); page = page(place)) {
      assertThat(page).hasSizeLessThanOrEqualTo(3);
      page.forEach(row -> read.add(row.id().charAt(1) + " " + row.id()));
      place = page.get(page.size() - 1).place();
    }
    assertThat(read).isEqualTo(all);
    assertThat(page(DueRow.Place.after(plus(0))))
        .first()
        .extracting(DueRow::due)
        .isEqualTo(plus(1));
  }

  private static List<DueRow> page(DueRow.Place after) {
    return within(table.rows(0, HOUR, after, plus(1_000), 3));
  }

  @Test
  void rowsLieByTheirHourAndNotBeyondWhatIsAsked() {
    var next = HOUR.plus(Duration.ofHours(1));
    within(table.wakeAt(ENTITY, plus(5)));
    within(table.wakeAt(ENTITY, plus(6)));
    within(table.wakeAt(ENTITY, next));
    var start = DueRow.Place.after(HOUR.minusMillis(1));
    assertThat(within(table.rows(0, HOUR, start, plus(5), 9))).hasSize(1);
    assertThat(within(table.rows(0, HOUR, start, next, 9))).hasSize(2);
    assertThat(within(table.rows(0, next, start, next, 9))).hasSize(1);
    assertThat(within(table.rows(1, HOUR, start, next, 9))).isEmpty();
  }

  /** A sweep that is late with its deletion, and an entity that has rested again meanwhile. */
  @Test
  void aRowThatWasWrittenAgainOutlivesTheDeletionOfTheOneThatWasRead() {
    within(table.wakeAt(ENTITY, plus(1)));
    var read = Slice.rows(store).get(0);
    within(table.wakeAt(ENTITY, plus(1)));
    within(table.delete(read));
    var again = Slice.rows(store);
    assertThat(again).hasSize(1);
    assertThat(again.get(0).written()).isGreaterThan(read.written());
    within(table.delete(again.get(0)));
    assertThat(Slice.rows(store)).isEmpty();
  }

  @Test
  void aMovedRowLiesUnderItsNewTimeAlone() {
    within(table.wakeAt(ENTITY, plus(1)));
    within(table.move(Slice.rows(store).get(0), plus(9)));
    assertThat(Slice.rows(store)).extracting(DueRow::due).containsExactly(plus(9));
  }

  @Test
  void aKindOfALaterReleaseIsRead() {
    store
        .session()
        .execute(
            "INSERT INTO %s.due_times (slice, hour, due, kind, id, noted) VALUES (0, ?, ?, 'new', 'x', ?)"
                .formatted(Slice.keyspace(store)),
            HOUR,
            plus(1),
            HOUR);
    assertThat(Slice.rows(store)).hasSize(1).allMatch(row -> row.entity().isEmpty());
  }

  @Test
  void everySliceHasAMarkOfItsOwn() {
    assertThat(within(table.mark(3))).isEmpty();
    within(table.setMark(3, HOUR));
    within(table.setMark(3, plus(1)));
    assertThat(within(table.mark(3))).contains(plus(1));
    assertThat(within(table.mark(4))).isEmpty();
  }

  @Test
  void theSoonestHourOfASliceIsFoundWithoutAMark() {
    assertThat(within(table.soonest(0))).isEmpty();
    within(table.wakeAt(ENTITY, plus(1).plus(Duration.ofDays(7))));
    within(table.wakeAt(ENTITY, plus(1)));
    within(table.wakeAt(Slice.entity("other", 1), plus(1).minus(Duration.ofDays(7))));
    assertThat(within(table.soonest(0))).contains(HOUR);
  }

  @Test
  void afterTheSessionIsClosedAWordFailsAndThrowsNothing() {
    var other = SharedCassandra.session();
    other.close();
    var closed = new DueTable(other, Slice.keyspace(store));
    assertThat(closed.wakeAt(ENTITY, HOUR).toCompletableFuture())
        .failsWithin(Duration.ofSeconds(60));
  }

  /** These never change: rows would be looked for where they don't lie. */
  @Test
  void anEntitysSliceIsPermanent() {
    assertThat(DueTable.SLICES).isEqualTo(16);
    assertThat(DueTable.slice(new EntityAddress(EntityKind.CONSULTATION, "c-1"))).isEqualTo(4);
    assertThat(DueTable.slice(new EntityAddress(EntityKind.CONSULTATION, "c-2"))).isEqualTo(5);
  }

  private static Instant plus(long millis) {
    return HOUR.plusMillis(millis);
  }
}
