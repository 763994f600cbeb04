package legalhub.hub.records;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import legalhub.actors.dashboard.PastRecords;
import legalhub.actors.record.ServiceRecord;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/**
 * Looks through an office's days, the newest first. The tables know days and nothing else: what an
 * officer wishes is looked for in memory, a day at a time, so that no index must be kept.
 */
final class RecordSearch {
  private final PastRecords rows;

  RecordSearch(PastRecords rows) {
    this.rows = rows;
  }

  /**
   * @param next where the following page begins; empty on the last
   */
  record Page(List<ServiceRecord> records, Optional<RecordCursor> next) {}

  CompletionStage<Page> page(RecordFilter filter, Optional<RecordCursor> after, int limit) {
    return more(filter, after, filter.to(), List.of(), limit + 1)
        .thenApply(
            found -> {
              boolean isLast = found.size() <= limit;
              var shown = isLast ? found : found.subList(0, limit);
              return new Page(
                  List.copyOf(shown),
                  isLast
                      ? Optional.empty()
                      : Optional.of(RecordCursor.after(shown.get(shown.size() - 1))));
            });
  }

  private CompletionStage<List<ServiceRecord>> more(
      RecordFilter filter,
      Optional<RecordCursor> after,
      LocalDate day,
      List<ServiceRecord> found,
      int wanted) {
    if (day.isBefore(filter.from()) || found.size() >= wanted) {
      return CompletableFuture.completedFuture(found);
    }
    return rows.ofDay(filter.office(), day)
        .thenCompose(
            all -> {
              var together = new ArrayList<>(found);
              all.stream()
                  .filter(filter.wish())
                  .filter(record -> after.map(cursor -> cursor.isBefore(record)).orElse(true))
                  .limit((long) wanted - found.size())
                  .forEach(together::add);
              return more(filter, after, day.minusDays(1), together, wanted);
            });
  }

  /** All of them, read as they are taken. */
  Source<ServiceRecord, NotUsed> all(RecordFilter filter) {
    return Source.fromIterator(() -> days(filter).iterator())
        .mapAsync(1, day -> rows.ofDay(filter.office(), day))
        .mapConcat(day -> day)
        .filter(filter.wish()::test);
  }

  private static Stream<LocalDate> days(RecordFilter filter) {
    return Stream.iterate(
        filter.to(), day -> !day.isBefore(filter.from()), day -> day.minusDays(1));
  }
}
