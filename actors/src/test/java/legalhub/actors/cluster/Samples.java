package legalhub.actors.cluster;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Makes objects of any message class: as many as it takes for each variant of each component
 * (constant of an enum, kind of a sealed type, empty and filled) to occur once.
 */
final class Samples {
  private final ActorRef<?> actor;
  private final List<Object> anything;

  /**
   * @param anything what stands where a component is an Object
   */
  Samples(ActorRef<?> actor, List<Object> anything) {
    this.actor = actor;
    this.anything = anything;
  }

  List<Object> of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
    }
    var plain = (Class<?>) type;
    if (plain.isSealed()) {
      return Arrays.stream(plain.getPermittedSubclasses()).flatMap(c -> of(c).stream()).toList();
    }
    if (plain.isEnum()) {
      return List.of(plain.getEnumConstants());
    }
    return plain.isRecord() ? ofRecord(plain) : ofValue(plain);
  }

  private List<Object> ofRecord(Class<?> type) {
    var components = type.getRecordComponents();
    var variants =
        Arrays.stream(components).map(RecordComponent::getGenericType).map(this::of).toList();
    int count = variants.stream().mapToInt(List::size).max().orElse(1);
    var made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      made.add(
          make(type, components, variants.stream().map(v -> v.get(number % v.size())).toArray()));
    }
    return made;
  }

  private List<Object> ofGeneric(Class<?> type, Type[] arguments) {
    if (type == ActorRef.class) {
      return List.of(actor);
    }
    var items = of(arguments[0]);
    if (type == Optional.class) {
      var made = new ArrayList<Object>(List.of(Optional.empty()));
      items.forEach(item -> made.add(Optional.of(item)));
      return made;
    }
    if (type == List.class) {
      return List.of(items, List.of(), new ArrayList<>(items));
    }
    if (type == Set.class) {
      return List.of(Set.copyOf(items), Set.of(), new LinkedHashSet<>(items));
    }
    if (type == Map.class) {
      var values = of(arguments[1]);
      var pairs = new LinkedHashMap<Object, Object>();
      for (int i = 0; i < values.size(); i++) {
        pairs.put(items.get(0) + "/" + i, values.get(i));
      }
      return List.of(pairs, Map.of());
    }
    throw new AssertionError("no sample for " + type);
  }

  private List<Object> ofValue(Class<?> type) {
    if (type == String.class) {
      return List.of("dǎ guānsi 打官司 ⚖️", "x");
    }
    if (type == int.class || type == Integer.class) {
      return List.of(7, Integer.MIN_VALUE);
    }
    if (type == long.class) {
      return List.of(7L, Long.MAX_VALUE);
    }
    if (type == boolean.class || type == Boolean.class) {
      return List.of(true, false);
    }
    if (type == byte[].class) {
      return List.of(new byte[] {1, -1}, new byte[0]);
    }
    if (type == Instant.class) {
      return List.of(Instant.parse("2026-11-23T08:00:00.123456789Z"));
    }
    if (type == Duration.class) {
      return List.of(Duration.ofMillis(1_234_567), Duration.ZERO);
    }
    if (type == Object.class) {
      return anything;
    }
    if (type.isInterface() && !anything.isEmpty()) {
      return anything.stream().filter(type::isInstance).toList();
    }
    throw new AssertionError("no sample for " + type);
  }

  private static Object make(Class<?> type, RecordComponent[] components, Object[] values) {
    try {
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("no sample for " + type, e);
    }
  }
}
