package legalhub.hub;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Makes one object of any class that crosses.
 *
 * @param full whether everything that may be missing is there: Optionals, items of collections
 * @param actor stands wherever an actor is named
 */
record Specimen(boolean full, ActorRef<?> actor) {
  Object of(Class<?> type) {
    if (type.isEnum()) {
      return type.getEnumConstants()[full ? 0 : type.getEnumConstants().length - 1];
    }
    return type.isRecord() ? ofRecord(type) : ofValue(type);
  }

  private Object ofRecord(Class<?> type) {
    try {
      var components = type.getRecordComponents();
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(
          Arrays.stream(components).map(c -> ofType(c.getGenericType())).toArray());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("no specimen of " + type, e);
    }
  }

  private Object ofType(Type type) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
    }
    var concrete = Crossing.concrete((Class<?>) type);
    return of(concrete.isEmpty() ? (Class<?>) type : concrete.get(0));
  }

  private Object ofGeneric(Class<?> type, Type[] parts) {
    if (type == ActorRef.class) {
      return actor;
    } else if (type == Optional.class) {
      return full ? Optional.of(ofType(parts[0])) : Optional.empty();
    } else if (type == List.class) {
      return full ? List.of(ofType(parts[0])) : List.of();
    } else if (type == Set.class) {
      return full ? Set.of(ofType(parts[0])) : Set.of();
    } else if (type == Map.class) {
      return full ? Map.of(ofType(parts[0]), ofType(parts[1])) : Map.of();
    }
    throw new AssertionError("no specimen of " + type);
  }

  private Object ofValue(Class<?> type) {
    if (type == String.class) {
      return full ? "打官司" : "x";
    } else if (type == int.class || type == Integer.class) {
      return full ? Integer.MAX_VALUE : 0;
    } else if (type == long.class || type == Long.class) {
      return full ? Long.MIN_VALUE : 0L;
    } else if (type == double.class) {
      return full ? 0.1 : 0.0;
    } else if (type == boolean.class || type == Boolean.class) {
      return full;
    } else if (type == byte[].class) {
      return full ? new byte[] {1, -1} : new byte[0];
    } else if (type == Instant.class) {
      return full ? Instant.parse("2026-11-23T08:00:00.123Z") : Instant.EPOCH;
    } else if (type == Duration.class) {
      return full ? Duration.ofMillis(1_234_567) : Duration.ZERO;
    }
    throw new AssertionError("no specimen of " + type);
  }
}
