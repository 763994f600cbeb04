package legalhub.actors.cluster;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.DefaultClassResolver;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;

/**
 * Finds the id of an object's class. An interface of many implementations (an {@link ActorRef} is
 * an adapter at run time, a list one of a dozen classes) has one id for all of them.
 */
final class ClassIds extends DefaultClassResolver {
  private static final int NESTING_MAX = 64;

  /** Kryo begins with a few of its own; its strings believe any length. */
  private static final int OWN_OF_KRYO = 10;

  private static final List<Class<?>> BY_INTERFACE =
      List.of(ActorRef.class, List.class, Set.class, Map.class);

  /** One that reads and writes these classes and no other. */
  static Kryo kryo(SortedMap<Integer, Class<?>> types, ActorRefResolver actors) {
    var kryo = new Kryo(new ClassIds(), null);
    kryo.setRegistrationRequired(true);
    kryo.setMaxDepth(NESTING_MAX);
    IntStream.range(0, OWN_OF_KRYO).forEach(kryo.getClassResolver()::unregister);
    types.forEach((id, type) -> kryo.register(type, serializer(type, actors), id));
    return kryo;
  }

  @Override
  @SuppressWarnings("rawtypes") // Kryo's signature.
  public Registration getRegistration(Class type) {
    var exact = classToRegistration.get(type);
    return exact != null ? exact : super.getRegistration(known(type));
  }

  @Override
  @SuppressWarnings("rawtypes") // Kryo's signature.
  public Registration writeClass(Output out, Class type) {
    if (type != null && getRegistration(type) == null) {
      throw new KryoException(type.getName() + " has no number in KryoRegistry");
    }
    return super.writeClass(out, type);
  }

  private static Class<?> known(Class<?> type) {
    if (type.getSuperclass() != null && type.getSuperclass().isEnum()) {
      return type.getSuperclass();
    }
    for (var general : BY_INTERFACE) {
      if (general.isAssignableFrom(type)) {
        return general;
      }
    }
    return type;
  }

  /** Kryo would look the class up by a name in the bytes; here only ids count. */
  @Override
  protected Registration readName(Input input) {
    throw new KryoException("a class by name");
  }

  private static Serializer<?> serializer(Class<?> type, ActorRefResolver actors) {
    if (type == ActorRef.class) {
      return ValueSerializers.actorRefs(actors);
    }
    if (type.isRecord()) {
      return new RecordSerializer<>(type.asSubclass(Record.class));
    }
    return ValueSerializers.of(type)
        .orElseThrow(() -> new IllegalArgumentException(type + " is neither record nor enum"));
  }
}
