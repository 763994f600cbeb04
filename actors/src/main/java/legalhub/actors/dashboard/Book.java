package legalhub.actors.dashboard;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import legalhub.actors.record.Service;
import legalhub.actors.record.ServiceRecord;

/** The records of one day, each in its newest version, and what they come to. Of one thread. */
final class Book {
  private record Key(Service service, String id) {}

  private final Marks marks;
  private final Map<Key, ServiceRecord> records = new HashMap<>();
  private final Map<Key, ServiceRecord> concerning = new HashMap<>();
  private final Counts counts = new Counts();

  Book(Marks marks) {
    this.marks = marks;
  }

  /** True when it was news: a version that is known, or older, changes nothing. */
  boolean take(ServiceRecord record) {
    var key = new Key(record.service(), record.id());
    var before = records.get(key);
    if (before != null && before.version() >= record.version()) {
      return false;
    }
    if (before != null) {
      marks.add(counts, before, -1);
    }
    marks.add(counts, record, 1);
    records.put(key, record);
    if (Concerns.mayConcern(record)) {
      concerning.put(key, record);
    } else {
      concerning.remove(key);
    }
    return true;
  }

  Counts counts() {
    return counts;
  }

  /** Those that somebody may have to look into: few. */
  Collection<ServiceRecord> concerning() {
    return concerning.values();
  }
}
