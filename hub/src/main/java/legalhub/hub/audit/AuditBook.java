package legalhub.hub.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.audit.Audit;
import legalhub.actors.audit.AuditView;

/** Reads a day of the audit list from its end, however many sheets it has. */
record AuditBook(Sheets sheets) {

  /** One sheet of a day; the first is 0, and one that nobody has written on is empty. */
  @FunctionalInterface
  interface Sheets {
    CompletionStage<AuditView.Sheet> sheet(LocalDate day, int number);
  }

  /**
   * An entry and its place in the day.
   *
   * @param number counts a day's entries from 1
   */
  record Line(long number, Audit.Entry entry) {}

  /**
   * @param before only entries with a smaller number
   * @return newest first
   */
  CompletionStage<List<Line>> read(LocalDate day, Optional<Long> before, int limit) {
    return before
        .<CompletionStage<Integer>>map(
            number -> CompletableFuture.completedFuture(sheetOf(number - 1)))
        .orElseGet(() -> last(day, 0))
        .thenCompose(
            sheet -> gather(day, sheet, before.orElse(Long.MAX_VALUE), limit, new ArrayList<>()));
  }

  private static int sheetOf(long number) {
    return (int) (Math.max(0, number - 1) / Audit.ENTRIES_MAX);
  }

  private CompletionStage<Integer> last(LocalDate day, int sheet) {
    return sheets
        .sheet(day, sheet)
        .thenCompose(
            here -> here.full() ? last(day, sheet + 1) : CompletableFuture.completedFuture(sheet));
  }

  private CompletionStage<List<Line>> gather(
      LocalDate day, int sheet, long before, int limit, List<Line> found) {
    return sheets
        .sheet(day, sheet)
        .thenCompose(
            here -> {
              for (int i = here.entries().size() - 1; i >= 0 && found.size() < limit; i--) {
                long number = (long) sheet * Audit.ENTRIES_MAX + i + 1;
                if (number < before) {
                  found.add(new Line(number, here.entries().get(i)));
                }
              }
              return sheet == 0 || found.size() >= limit
                  ? CompletableFuture.completedFuture(List.copyOf(found))
                  : gather(day, sheet - 1, before, limit, found);
            });
  }
}
