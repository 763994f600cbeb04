package legalhub.persistence.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.persistence.Pages;

/** The tables of service records as a whole: what they come to, and how they are made anew. */
public final class RecordTables {
  private static final int PAGE_ROWS = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Each with its key's columns. */
  private enum Table {
    BY_DAY("office, day"),
    BY_PERSON("person"),
    BY_LAWYER("lawyer, year"),
    BY_TERMINAL("terminal, year"),
    BY_CASE("case_id");

    private final String keys;

    Table(String keys) {
      this.keys = keys;
    }

    String named(String keyspace) {
      return keyspace + ".service_rows_" + name().toLowerCase(Locale.ROOT);
    }
  }

  private final CqlSession session;
  private final String keyspace;

  public RecordTables(CqlSession session, String keyspace) {
    this.session = session;
    this.keyspace = keyspace;
  }

  /**
   * SHA-256, in hex, over every cell of every table and the time that the database keeps for it, in
   * the database's own order: the same rows have the same digest, whoever wrote them in which
   * order.
   */
  public CompletionStage<String> digest() {
    var digest = EntityHistory.sha256();
    CompletionStage<Void> read = CompletableFuture.completedFuture(null);
    for (var table : Table.values()) {
      read = read.thenCompose(before -> addTo(digest, table));
    }
    return read.thenApply(all -> HexFormat.of().formatHex(digest.digest()));
  }

  private CompletionStage<Void> addTo(MessageDigest digest, Table table) {
    var select =
        "SELECT %s, opened_at, id, kind, version, body, writetime(kind), writetime(version), writetime(body) FROM %s"
            .formatted(table.keys, table.named(keyspace));
    var statement =
        SimpleStatement.newInstance(select)
            .setPageSize(PAGE_ROWS)
            .setTimeout(PATIENCE)
            .setIdempotent(true);
    return session
        .executeAsync(statement)
        .thenCompose(
            first ->
                Pages.each(
                    first, row -> digest.update(row.getFormattedContents().getBytes(UTF_8))));
  }

  /**
   * Empties the tables and forgets how far the projection has come: the hubs that are started next
   * make every row anew from the journal. No hub may run meanwhile.
   */
  public CompletionStage<Void> forget() {
    CompletionStage<Void> done = CompletableFuture.completedFuture(null);
    for (var table : Table.values()) {
      done = done.thenCompose(before -> run("TRUNCATE " + table.named(keyspace)));
    }
    return done.thenCompose(emptied -> forgetOffsets());
  }

  private CompletionStage<Void> forgetOffsets() {
    var select = "SELECT projection_name, partition FROM %s.offset_store".formatted(keyspace);
    return session
        .executeAsync(select)
        .thenCompose(
            first ->
                Pages.all(
                    first,
                    row ->
                        row.getString("projection_name").equals(RowProjection.NAME)
                            ? List.of(row.getInt("partition"))
                            : List.<Integer>of()))
        .thenCompose(
            found -> {
              var deletes = new ArrayList<CompletableFuture<Void>>();
              found.stream()
                  .flatMap(List::stream)
                  .distinct()
                  .forEach(partition -> deletes.add(forget(partition).toCompletableFuture()));
              return CompletableFuture.allOf(deletes.toArray(CompletableFuture[]::new));
            });
  }

  private CompletionStage<Void> forget(int partition) {
    var delete =
        "DELETE FROM %s.offset_store WHERE projection_name = ? AND partition = ?"
            .formatted(keyspace);
    return session
        .executeAsync(SimpleStatement.newInstance(delete, RowProjection.NAME, partition))
        .thenAccept(deleted -> {});
  }

  private CompletionStage<Void> run(String cql) {
    return session
        .executeAsync(SimpleStatement.newInstance(cql).setTimeout(PATIENCE))
        .thenAccept(done -> {});
  }
}
