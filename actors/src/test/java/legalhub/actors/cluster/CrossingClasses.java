package legalhub.actors.cluster;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.News;
import legalhub.actors.entity.RelayDown;
import legalhub.actors.entity.Reply;
import legalhub.actors.entity.SeatNotice;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.entity.ViewUpdate;

/** Every class that some actor may send to another node, found in the compiled classes. */
final class CrossingClasses {
  /** How a protocol names what is asked of it, and what goes past the journal. */
  private static final Set<String> ASKED = Set.of("Command", "Up");

  private CrossingClasses() {}

  /** What travels in an envelope: commands, signals, news, the parts of views. */
  static List<Class<?>> contents() {
    return compiled()
        .filter(type -> isProtocol(type) || isContent(type))
        .flatMap(CrossingClasses::records)
        .distinct()
        .toList();
  }

  /** What is sent by itself. */
  static List<Class<?>> envelopes() {
    return Stream.of(
            Message.class, Reply.class, ViewUpdate.class, SeatNotice.class, RelayDown.class)
        .flatMap(root -> Stream.concat(Stream.of(root), compiled().filter(root::isAssignableFrom)))
        .flatMap(CrossingClasses::records)
        .filter(type -> !type.getName().contains("Actor$"))
        .distinct()
        .toList();
  }

  private static boolean isContent(Class<?> type) {
    return ViewPart.class.isAssignableFrom(type) || News.class.isAssignableFrom(type);
  }

  private static boolean isProtocol(Class<?> type) {
    return type.isSealed() && ASKED.contains(type.getSimpleName());
  }

  private static Stream<Class<?>> records(Class<?> type) {
    if (type.isSealed()) {
      return Arrays.stream(type.getPermittedSubclasses()).flatMap(CrossingClasses::records);
    }
    return type.isInterface() ? Stream.empty() : Stream.of(type);
  }

  private static Stream<Class<?>> compiled() {
    try {
      var root = Path.of(Message.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (var files = Files.walk(root)) {
        return files
            .map(file -> root.relativize(file).toString())
            .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
            .sorted()
            .<Class<?>>map(CrossingClasses::load)
            .toList()
            .stream();
      }
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Class<?> load(String file) {
    try {
      var name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
      return Class.forName(name, false, CrossingClasses.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
