package legalhub.actors.cluster;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.util.DefaultClassResolver;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Finds the id of an object's class. An interface of many implementations (an {@link ActorRef} is
 * an adapter at run time, a list one of a dozen classes) has one id for all of them.
 */
final class ClassIds extends DefaultClassResolver {
  private static final List<Class<?>> BY_INTERFACE =
      List.of(ActorRef.class, List.class, Set.class, Map.class);

  @Override
  @SuppressWarnings("rawtypes") // Kryo's signature.
  public Registration getRegistration(Class type) {
    var exact = classToRegistration.get(type);
    return exact != null ? exact : super.getRegistration(known(type));
  }

  private static Class<?> known(Class<?> type) {
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
}
