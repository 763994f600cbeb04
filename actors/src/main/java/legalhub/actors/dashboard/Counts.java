package legalhub.actors.dashboard;

import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How often each mark was made. Of one thread. */
final class Counts {
  private final Map<Measure, NavigableMap<String, Integer>> columns = new EnumMap<>(Measure.class);

  void add(Measure measure, String key, int times) {
    var column = columns.computeIfAbsent(measure, any -> new TreeMap<>());
    // What comes to nothing leaves: equal counts are equal maps.
    column.merge(key, times, (a, b) -> a + b == 0 ? null : a + b);
  }

  void add(Map<Measure, ? extends Map<String, Integer>> others) {
    others.forEach((measure, column) -> column.forEach((key, n) -> add(measure, key, n)));
  }

  void add(Counts others) {
    add(others.columns);
  }

  /** Under all keys together. */
  int total(Measure measure) {
    return column(measure).values().stream().mapToInt(Integer::intValue).sum();
  }

  NavigableMap<String, Integer> column(Measure measure) {
    return columns.getOrDefault(measure, new TreeMap<>());
  }

  /** By number, for a measure whose keys are numbers. */
  NavigableMap<Integer, Integer> byNumber(Measure measure) {
    var numbers = new TreeMap<Integer, Integer>();
    column(measure).forEach((key, n) -> numbers.put(Integer.valueOf(key), n));
    return numbers;
  }

  /** A copy that nobody changes. */
  Map<Measure, Map<String, Integer>> toMap() {
    var copy = new EnumMap<Measure, Map<String, Integer>>(Measure.class);
    columns.forEach(
        (measure, column) -> {
          if (!column.isEmpty()) {
            copy.put(measure, Map.copyOf(column));
          }
        });
    return Map.copyOf(copy);
  }
}
