package legalhub.actors.cluster;

import com.esotericsoftware.kryo.Kryo;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pekko.actor.setup.Setup;
import org.apache.pekko.actor.typed.ActorRefResolver;

/**
 * Which classes cross from node to node, each with its number. A number is permanent: nodes of two
 * releases run side by side during an upgrade. A class that is dropped leaves its number unused; a
 * new one takes the next of its group. The test's {@code kryo-ids.txt} holds them all once more.
 *
 * <p>A component may be appended to a record if it is an {@link Optional}; nothing else of a record
 * may change. A type from outside the actors module gets its number, from 1000 on, by {@link
 * #with}.
 */
public final class KryoRegistry extends Setup {
  private final SortedMap<Integer, Class<?>> types = new TreeMap<>();

  private KryoRegistry() {}

  /** All that actors say to each other. */
  public static KryoRegistry hub() {
    var registry = new KryoRegistry();
    KryoIds.all().forEach(registry::put);
    return registry;
  }

  /**
   * These and one more. Given to the actor system as a {@code Setup}, a registry replaces {@link
   * #hub()}.
   */
  public KryoRegistry with(int id, Class<?> type) {
    var more = new KryoRegistry();
    more.types.putAll(types);
    more.put(new KryoIds.Row(id, type));
    return more;
  }

  SortedMap<Integer, Class<?>> types() {
    return types;
  }

  Kryo kryo(ActorRefResolver actors) {
    return ClassIds.kryo(types, actors);
  }

  private void put(KryoIds.Row row) {
    if (row.id() < 1 || types.containsKey(row.id()) || types.containsValue(row.type())) {
      throw new IllegalArgumentException(row + ": the number or the class is taken");
    }
    types.put(row.id(), row.type());
  }
}
