package legalhub.persistence.due;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.persistence.Store;

/** Entities of a slice, and what lies in slice 0. */
final class Slice {
  private Slice() {}

  /** One whose id begins with {@code name} and that belongs to the slice. */
  static EntityAddress entity(String name, int slice) {
    return Stream.iterate(0, i -> i + 1)
        .map(i -> new EntityAddress(EntityKind.CONSULTATION, name + i))
        .filter(entity -> DueTable.slice(entity) == slice)
        .findFirst()
        .orElseThrow();
  }

  static String keyspace(Store store) {
    return store.config().getString("legalhub.store.keyspace");
  }

  static DueTable table(Store store) {
    return new DueTable(store.session(), keyspace(store));
  }

  static void empty(Store store) {
    for (var table : List.of("due_times", "due_marks")) {
      store.session().execute("TRUNCATE %s.%s".formatted(keyspace(store), table));
    }
  }

  /** All rows of slice 0, whenever they are due. */
  static List<DueRow> rows(Store store) {
    var all =
        "SELECT due, kind, id, writetime(noted) FROM %s.due_times WHERE slice = 0 ALLOW FILTERING"
            .formatted(keyspace(store));
    return store.session().execute(all).all().stream()
        .map(
            row ->
                new DueRow(
                    0, row.getInstant(0), row.getString(1), row.getString(2), row.getLong(3)))
        .sorted(Comparator.comparing(DueRow::due).thenComparing(DueRow::id))
        .toList();
  }
}
