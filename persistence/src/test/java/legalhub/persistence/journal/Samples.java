package legalhub.persistence.journal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Makes one instance of any record, the same every time: every component has a value, every
 * Optional is full.
 *
 * @param additions whether components that came later are filled too; without them a sample is what
 *     was written when its bytes were committed
 */
record Samples(boolean additions) {
  static final Samples AS_COMMITTED = new Samples(false);
  static final Samples LATEST = new Samples(true);

  /** Components that a record gained after its sample was committed. Optional, all of them. */
  private static final Set<String> ADDITIONS =
      Set.of(
          "Visit.conflicts",
          "Raised.lawyer",
          "Entry.assists",
          "Farewell.assists",
          "Opening.pool",
          "Opening.place");

  /** All records under a sealed type. */
  static Stream<Class<?>> records(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .flatMap(type -> type.isSealed() ? records(type) : Stream.of(type));
  }

  Object of(Class<?> type) {
    if (type.isSealed()) {
      return of(records(type).findFirst().orElseThrow());
    }
    if (type.isEnum()) {
      // The committed samples hold the last constant: a new one goes before it.
      return type.getEnumConstants()[type.getEnumConstants().length - 1];
    }
    if (type.isRecord()) {
      return record(type);
    }
    return simple(type);
  }

  private Object record(Class<?> type) {
    try {
      var components = type.getRecordComponents();
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var values = Arrays.stream(components).map(c -> of(type, c)).toArray();
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("no sample of " + type, e);
    }
  }

  private Object of(Class<?> type, RecordComponent component) {
    boolean added = ADDITIONS.contains(type.getSimpleName() + "." + component.getName());
    if (!added || additions) {
      return of(component.getGenericType());
    }
    return component.getType() == Set.class ? Set.of() : Optional.empty();
  }

  private Object of(Type type) {
    if (!(type instanceof ParameterizedType generic)) {
      return of((Class<?>) type);
    }
    var element = of(generic.getActualTypeArguments()[0]);
    if (generic.getRawType() == Map.class) {
      return Map.of(element, of(generic.getActualTypeArguments()[1]));
    } else if (generic.getRawType() == PMap.class) {
      return HashTreePMap.singleton(element, of(generic.getActualTypeArguments()[1]));
    } else if (generic.getRawType() == PVector.class) {
      return TreePVector.singleton(element);
    }
    if (generic.getRawType() == Optional.class) {
      return Optional.of(element);
    }
    return generic.getRawType() == Set.class ? Set.of(element) : List.of(element);
  }

  private static Object simple(Class<?> type) {
    if (type == String.class) {
      return "值 value";
    } else if (type == int.class || type == Integer.class) {
      return 7;
    } else if (type == long.class) {
      return 7_000_000_000L;
    } else if (type == boolean.class) {
      return true;
    } else if (type == byte[].class) {
      return new byte[] {1, 2, 3};
    } else if (type == Instant.class) {
      return Instant.parse("2026-11-02T01:02:03.456789012Z");
    } else if (type == LocalDate.class) {
      return LocalDate.of(2026, 11, 2);
    } else if (type == Duration.class) {
      return Duration.ofMillis(61_234);
    }
    throw new AssertionError("no sample of " + type);
  }
}
