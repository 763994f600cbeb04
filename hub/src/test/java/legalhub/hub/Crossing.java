package legalhub.hub;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import legalhub.actors.entity.Message;
import legalhub.edge.EdgeSettings;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What may cross between nodes, found in every module's {@code reference.conf} and in the compiled
 * classes. So a message that is added is found without being named here.
 */
final class Crossing {
  /** How a protocol names what travels inside of an envelope, whose component is an Object. */
  private static final Set<String> CONTENTS = Set.of("Command", "Up");

  /** What an entity tells itself. */
  private static final String OWN = "legalhub.actors.entity.EntityActor$Internal";

  private static final List<Class<?>> COMPILED =
      Stream.of(Message.class, EdgeSettings.class, Node.class).flatMap(Crossing::beside).toList();

  private Crossing() {}

  /** The classes that a {@code reference.conf} binds to this serializer. */
  static List<Class<?>> roots(String serializer) {
    var bindings = ConfigFactory.defaultReference().getObject("pekko.actor.serialization-bindings");
    return bindings.entrySet().stream()
        .filter(binding -> binding.getValue().unwrapped().equals(serializer))
        .<Class<?>>map(binding -> load(binding.getKey()))
        .toList();
  }

  /** All records and enums that objects of these types are made of, themselves included. */
  static Set<Class<?>> reachableFrom(List<Class<?>> roots) {
    var found = new LinkedHashSet<Class<?>>();
    roots.forEach(root -> add(root, found));
    return found;
  }

  private static void add(Type type, Set<Class<?>> found) {
    if (type instanceof ParameterizedType generic) {
      if (generic.getRawType() != ActorRef.class) {
        Arrays.stream(generic.getActualTypeArguments()).forEach(part -> add(part, found));
      }
      return;
    }
    for (var concrete : concrete((Class<?>) type)) {
      if (found.add(concrete) && concrete.isRecord()) {
        Arrays.stream(concrete.getRecordComponents())
            .map(RecordComponent::getGenericType)
            .forEach(part -> add(part, found));
      }
    }
  }

  /** The records and enums of ours that stand behind a type. */
  static List<Class<?>> concrete(Class<?> type) {
    if (type == Object.class) {
      return COMPILED.stream()
          .filter(one -> one.isSealed() && CONTENTS.contains(one.getSimpleName()))
          .flatMap(one -> concrete(one).stream())
          .toList();
    }
    if (!type.getName().startsWith("legalhub.") || stays(type)) {
      return List.of();
    }
    if (type.isSealed()) {
      return Arrays.stream(type.getPermittedSubclasses())
          .flatMap(one -> concrete(one).stream())
          .toList();
    }
    if (type.isInterface()) {
      return COMPILED.stream().filter(one -> one.isRecord() && type.isAssignableFrom(one)).toList();
    }
    return List.of(type);
  }

  /** Nobody but the actor itself can make what is private to it. */
  private static boolean stays(Class<?> type) {
    return type.getName().equals(OWN) || Modifier.isPrivate(type.getModifiers());
  }

  /** All classes of the module that this one is of, be it a folder or a jar. */
  private static Stream<Class<?>> beside(Class<?> one) {
    try {
      var place = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) {
        return classes(place);
      }
      try (var jar = FileSystems.newFileSystem(place)) {
        return classes(jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<Class<?>> classes(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.startsWith("legalhub/") && file.endsWith(".class"))
          .filter(file -> !file.endsWith("-info.class"))
          .sorted()
          .<Class<?>>map(file -> load(file.replace(".class", "").replace('/', '.')))
          .toList()
          .stream();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Crossing.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
