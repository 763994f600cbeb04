package legalhub.hub.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import legalhub.actors.queue.PoolId;
import legalhub.actors.town.Desk;
import legalhub.actors.town.DeskId;
import legalhub.actors.town.Pool;
import legalhub.actors.town.Town;

/**
 * One thing for each desk of the town, made at once. What names a desk or a pool that the town
 * doesn't know (an old record, after the town's file was changed) counts as {@code "other"}.
 */
final class PerDesk<M> {
  static final String OTHER = "other";

  private final Map<PoolId, Map<DeskId, M>> made;
  private final M other;

  /**
   * @param make given the labels of pool and desk
   */
  PerDesk(Town town, BiFunction<String, String, M> make) {
    this.made =
        town.pools().values().stream()
            .collect(Collectors.toUnmodifiableMap(Pool::id, pool -> desks(pool, make)));
    this.other = make.apply(OTHER, OTHER);
  }

  private static <M> Map<DeskId, M> desks(Pool pool, BiFunction<String, String, M> make) {
    return pool.desks().stream()
        .map(Desk::id)
        .collect(
            Collectors.toUnmodifiableMap(
                Function.identity(), desk -> make.apply(pool.id().value(), desk.value())));
  }

  M of(PoolId pool, DeskId desk) {
    return made.getOrDefault(pool, Map.of()).getOrDefault(desk, other);
  }

  /** One thing for each value of an enumeration, made at once. */
  static <K extends Enum<K>, M> Map<K, M> each(Class<K> type, Function<K, M> make) {
    var all = new EnumMap<K, M>(type);
    for (var value : type.getEnumConstants()) {
      all.put(value, make.apply(value));
    }
    return all;
  }
}
