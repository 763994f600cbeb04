package legalhub.persistence.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import legalhub.persistence.embedded.EmbeddedSettings.Ports;

/**
 * The folder of the embedded Cassandra: {@code conf} (written anew at each start), {@code data},
 * {@code log} and the file {@code lock}.
 */
final class CassandraFolder {

  private static final int TAIL_LINES = 12;

  private final Path folder;

  private CassandraFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder if need be and proves that it can be written. */
  static CassandraFolder open(Path folder) {
    try {
      for (var part : List.of("conf", "data", "log")) {
        Files.createDirectories(folder.resolve(part));
      }
      Files.delete(Files.createTempFile(folder, "write", "probe"));
      return new CassandraFolder(folder);
    } catch (IOException refused) {
      throw new CassandraUnavailable(
          "The database's folder %s can't be written by %s: give it to that user or set legalhub.store.embedded.folder (%s)."
              .formatted(folder, System.getProperty("user.name"), refused),
          refused);
    }
  }

  Path path() {
    return folder;
  }

  Path lock() {
    return folder.resolve("lock");
  }

  /** What the child writes to its standard output and error. */
  Path output() {
    return folder.resolve("log").resolve("out.log");
  }

  /** Writes the settings for these ports. */
  void configure(Ports ports) {
    var values =
        Map.of(
            "data", folder.resolve("data").toString(),
            "log", folder.resolve("log").toString(),
            "cqlHost", ports.host(),
            "cqlPort", Integer.toString(ports.cql()),
            "storagePort", Integer.toString(ports.storage()));
    for (var name : List.of("cassandra.yaml", "logback.xml")) {
      try {
        Files.writeString(folder.resolve("conf").resolve(name), fill(resource(name), values));
      } catch (IOException refused) {
        throw new CassandraUnavailable(
            "The database's settings can't be written to %s.".formatted(folder), refused);
      }
    }
  }

  /** The child JVM's flags, from {@code jvm.options}. */
  List<String> jvmOptions(String heap) {
    var conf = folder.resolve("conf");
    var values =
        Map.of(
            "confUri", conf.toUri().toString(),
            "data", folder.resolve("data").toString(),
            "log", folder.resolve("log").toString(),
            "heap", heap);
    return fill(resource("jvm.options"), values)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  /** The last lines of both logs, for the person who must find out why it doesn't start. */
  String lastLines() {
    return Stream.of(output(), folder.resolve("log").resolve("system.log"))
        .filter(Files::isReadable)
        .flatMap(log -> tail(log).stream())
        .reduce("", (all, line) -> all + System.lineSeparator() + "  " + line);
  }

  private static List<String> tail(Path log) {
    try (var lines = Files.lines(log)) {
      var all = lines.toList();
      return all.subList(Math.max(0, all.size() - TAIL_LINES), all.size());
    } catch (IOException | UncheckedIOException unreadable) {
      return List.of(log + " can't be read: " + unreadable);
    }
  }

  private static String fill(String template, Map<String, String> values) {
    var text = template;
    for (var value : values.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", value.getValue());
    }
    return text;
  }

  private static String resource(String name) {
    try (InputStream in = CassandraFolder.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException damaged) {
      throw new UncheckedIOException(name + " can't be read from the jar", damaged);
    }
  }
}
