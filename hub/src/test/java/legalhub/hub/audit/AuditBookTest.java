package legalhub.hub.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import legalhub.actors.audit.Audit;
import legalhub.actors.audit.AuditView;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditBookTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 27);

  private final List<Integer> asked = new ArrayList<>();

  /** A day of so many entries, each named by its number. */
  private AuditBook dayOf(int entries) {
    return new AuditBook(
        (day, number) -> {
          assertThat(day).isEqualTo(DAY);
          asked.add(number);
          var here =
              LongStream.rangeClosed(
                      (long) number * Audit.ENTRIES_MAX + 1,
                      Math.min(entries, (number + 1L) * Audit.ENTRIES_MAX))
                  .mapToObj(AuditBookTest::entry)
                  .toList();
          return CompletableFuture.completedFuture(
              new AuditView.Sheet(here, here.size() == Audit.ENTRIES_MAX));
        });
  }

  private static Audit.Entry entry(long number) {
    return new Audit.Entry(
        new CommandId("" + number),
        Instant.EPOCH,
        new Caller(Caller.Role.ADMINISTRATOR, "gao"),
        Act.ROTATE_KEYS.alone(),
        Optional.empty());
  }

  private static List<AuditBook.Line> read(AuditBook book, Optional<Long> before, int limit) {
    return book.read(DAY, before, limit).toCompletableFuture().join();
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "399", "400", "401", "800", "1234"})
  void pageAfterPageIsTheWholeDayBackwards(int entries) {
    var book = dayOf(entries);
    var all = new ArrayList<AuditBook.Line>();
    Optional<Long> before = Optional.empty();
    for (var page = read(book, before, 90); !page.isEmpty(); page = read(book, before, 90)) {
      all.addAll(page);
      before = Optional.of(page.get(page.size() - 1).number());
    }
    assertThat(all).extracting(AuditBook.Line::number).hasSize(entries);
    for (int i = 0; i < entries; i++) {
      assertThat(all.get(i).number()).isEqualTo(entries - i);
      assertThat(all.get(i).entry().entry().value()).isEqualTo("" + (entries - i));
    }
  }

  @Test
  void anOlderPageReadsNoNewerSheet() {
    read(dayOf(2000), Optional.of(401L), 10);
    assertThat(asked).containsExactly(0);
    asked.clear();
    read(dayOf(2000), Optional.of(405L), 10);
    assertThat(asked).containsExactly(1, 0);
  }

  @Test
  void aNumberBeyondTheDayFindsTheDaysEnd() {
    assertThat(read(dayOf(3), Optional.of(500L), 10))
        .extracting(AuditBook.Line::number)
        .containsExactly(3L, 2L, 1L);
  }
}
