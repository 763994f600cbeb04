package legalhub.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The project's files as its tests read them. */
final class Project {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path DEPLOY = ROOT.resolve("deploy");

  private Project() {}

  static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of a folder, without its subfolders. */
  static List<Path> files(Path folder) {
    try (var entries = Files.list(folder)) {
      return entries.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every document of a YAML file; a key that is given twice fails. */
  static List<Object> yaml(Path path) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return Stream.of(new Yaml(new SafeConstructor(options)).loadAll(text(path)))
        .flatMap(all -> StreamSupport.stream(all.spliterator(), false))
        .toList();
  }

  /** The first group of every place where the expression fits. */
  static List<String> found(Pattern expression, String text) {
    return expression.matcher(text).results().map(match -> match.group(1)).toList();
  }

  /** The paths that HealthRoutes answers. */
  static List<String> healthPaths() {
    var routes = text(ROOT.resolve("hub/src/main/java/legalhub/hub/http/HealthRoutes.java"));
    return found(Pattern.compile("case \"(\\w+)\" ->"), routes).stream()
        .map(name -> "/health/" + name)
        .toList();
  }

  /** The longest that a node takes to leave, in seconds: its people, then all the rest. */
  static int stopSeconds() {
    var departure = text(ROOT.resolve("hub/src/main/java/legalhub/hub/Departure.java"));
    var rest = found(Pattern.compile("Duration\\.ofSeconds\\((\\d+)\\)"), departure);
    var edge = text(ROOT.resolve("signaling/edge/src/main/resources/reference.conf"));
    var spread = found(Pattern.compile("drain-spread = (\\d+)s"), edge);
    return Stream.concat(rest.stream(), spread.stream()).mapToInt(Integer::parseInt).sum();
  }
}
