package legalhub.simulator.consultations;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What a run counts. Thread-safe. */
final class Tally {
  /** What is counted once for each id. */
  enum Once {
    ASKED,
    ANSWERED,
    COMPLETED,
    WITHDRAWN
  }

  private final Map<Once, Set<String>> once = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> often = new ConcurrentHashMap<>();

  void count(Once what, String id) {
    once.computeIfAbsent(what, any -> ConcurrentHashMap.newKeySet()).add(id);
  }

  int of(Once what) {
    return ids(what).size();
  }

  Set<String> ids(Once what) {
    return once.getOrDefault(what, Set.of());
  }

  void count(String what) {
    often.computeIfAbsent(what, any -> new LongAdder()).increment();
  }

  long of(String what) {
    var counted = often.get(what);
    return counted == null ? 0 : counted.sum();
  }

  /** All counts under {@code prefix}, by the rest of their names. */
  Map<String, Long> under(String prefix) {
    var counts = new TreeMap<String, Long>();
    often.forEach(
        (name, count) -> {
          if (name.startsWith(prefix)) {
            counts.put(name.substring(prefix.length()), count.sum());
          }
        });
    return counts;
  }
}
