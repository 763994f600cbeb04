package legalhub.persistence.records;

import java.util.List;
import java.util.TreeMap;
import legalhub.persistence.Store;

/** All service-row tables, cell by cell. */
final class Tables {
  private static final TreeMap<String, String> KEYS = new TreeMap<>();

  static {
    KEYS.put("by_day", "office, day");
    KEYS.put("by_person", "person");
    KEYS.put("by_lawyer", "lawyer, year");
    KEYS.put("by_case", "case_id");
  }

  private final Store store;
  private final String keyspace;

  Tables(Store store) {
    this.store = store;
    this.keyspace = store.config().getString("legalhub.store.keyspace");
  }

  /** Each table's rows: every column's value, and the time that the database keeps for it. */
  TreeMap<String, List<String>> contents() {
    var contents = new TreeMap<String, List<String>>();
    KEYS.forEach((table, keys) -> contents.put(table, contents(table, keys)));
    return contents;
  }

  private List<String> contents(String table, String keys) {
    var select =
        "SELECT %s, opened_at, id, kind, version, body, writetime(kind), writetime(version), writetime(body) FROM %s.service_rows_%s"
            .formatted(keys, keyspace, table);
    return store.session().execute(select).all().stream()
        .map(row -> row.getFormattedContents())
        .sorted()
        .toList();
  }
}
