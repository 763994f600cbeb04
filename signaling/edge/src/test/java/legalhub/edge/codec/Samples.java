package legalhub.edge.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import legalhub.actors.privacy.Sealed;

/** Builds one filled value of any record, so that a new record needs no new sample. */
final class Samples {
  private Samples() {}

  /** Every record that implements {@code type} within {@code owner}. */
  static <T> Stream<Class<? extends T>> records(Class<?> owner, Class<T> type) {
    return Arrays.stream(owner.getDeclaredClasses())
        .filter(Class::isRecord)
        .filter(type::isAssignableFrom)
        .map(found -> found.asSubclass(type));
  }

  static <T> T of(Class<T> type) {
    return type.cast(value(type));
  }

  private static Object value(Type type) {
    if (type instanceof ParameterizedType generic) {
      return container(generic);
    }
    var raw = (Class<?>) type;
    if (raw.equals(String.class)) {
      return "text";
    } else if (raw.equals(int.class) || raw.equals(Integer.class)) {
      return 3;
    } else if (raw.equals(long.class)) {
      return 4L;
    } else if (raw.equals(boolean.class) || raw.equals(Boolean.class)) {
      return true;
    } else if (raw.equals(Instant.class)) {
      return Instant.ofEpochMilli(5);
    } else if (raw.equals(Duration.class)) {
      return Duration.ofMillis(6);
    } else if (raw.equals(Sealed.class)) {
      return Sealed.none("r-1");
    } else if (raw.isEnum()) {
      return raw.getEnumConstants()[raw.getEnumConstants().length - 1];
    } else if (raw.isSealed()) {
      return value(raw.getPermittedSubclasses()[0]);
    }
    return record(raw);
  }

  private static Object container(ParameterizedType type) {
    var inner = value(type.getActualTypeArguments()[0]);
    if (type.getRawType().equals(Optional.class)) {
      return Optional.of(inner);
    } else if (type.getRawType().equals(List.class)) {
      return List.of(inner);
    } else if (type.getRawType().equals(Set.class)) {
      return Set.of(inner);
    } else if (type.getRawType().equals(Map.class)) {
      return Map.of(inner, value(type.getActualTypeArguments()[1]));
    }
    throw new AssertionError("no sample of " + type);
  }

  private static Object record(Class<?> type) {
    try {
      var components = type.getRecordComponents();
      var values = new ArrayList<Object>();
      for (var component : components) {
        values.add(value(component.getGenericType()));
      }
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("no sample of " + type, e);
    }
  }
}
