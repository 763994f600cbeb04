package legalhub.persistence;

import static java.util.concurrent.CompletableFuture.completedFuture;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads an answer of several pages without blocking a thread. */
public final class Pages {
  private Pages() {}

  /** All rows, in their order. */
  public static <T> CompletionStage<List<T>> all(AsyncResultSet first, Function<Row, T> read) {
    var rows = new ArrayList<T>();
    return each(first, row -> rows.add(read.apply(row))).thenApply(end -> List.copyOf(rows));
  }

  /** One row after the other; only a page is in memory. */
  public static CompletionStage<Void> each(AsyncResultSet page, Consumer<Row> taken) {
    page.currentPage().forEach(taken);
    return page.hasMorePages()
        ? page.fetchNextPage().thenCompose(next -> each(next, taken))
        : completedFuture(null);
  }
}
