package legalhub.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An environment variable that nobody reads is a setting that silently isn't set. */
class EnvironmentTest {
  private static final Pattern NAME = Pattern.compile("\\b(LEGALHUB_[A-Z_]*[A-Z])\\b");

  private static final List<String> SETTINGS =
      List.of(
          "hub/src/main/resources/reference.conf",
          "hub/src/main/resources/application.conf",
          "actors/src/main/resources/reference.conf",
          "actors/src/main/resources/cluster.conf",
          "persistence/src/main/resources/reference.conf",
          "persistence/src/main/resources/persistence.conf",
          "signaling/edge/src/main/resources/reference.conf",
          "signaling/jitsi/src/main/resources/reference.conf");
  private static final List<String> SCRIPTS =
      List.of(
          "deploy/container/entrypoint",
          "deploy/container/health",
          "deploy/lib/common.sh",
          "deploy/systemd/legalhub.service");

  private static Set<String> read() {
    var inSettings =
        texts(SETTINGS)
            .flatMap(
                text -> Project.found(Pattern.compile("\\$\\{\\?(LEGALHUB_\\w+)}"), text).stream());
    var inScripts =
        texts(SCRIPTS)
            .flatMap(
                text -> Project.found(Pattern.compile("\\$\\{(LEGALHUB_\\w+)"), text).stream());
    return Stream.concat(inSettings, inScripts).collect(Collectors.toSet());
  }

  private static Stream<String> texts(List<String> paths) {
    return paths.stream().map(path -> Project.text(Project.ROOT.resolve(path)));
  }

  private static List<Path> naming() {
    return Stream.of("", "container", "compose", "kubernetes", "systemd", "lib")
        .map(Project.DEPLOY::resolve)
        .flatMap(folder -> Project.files(folder).stream())
        .filter(file -> !file.endsWith("RATIONALE.md"))
        // Its variables steer tests.
        .filter(file -> !file.endsWith("test"))
        .toList();
  }

  @Test
  void everyVariableThatDeploymentNamesIsRead() {
    var read = read();
    var unread = new TreeSet<String>();
    int named = 0;
    for (var file : naming()) {
      for (var name : Project.found(NAME, Project.text(file))) {
        named++;
        if (!read.contains(name)) {
          unread.add(Project.ROOT.relativize(file) + " " + name);
        }
      }
    }
    assertThat(named).as("variables that were looked at").isGreaterThan(100);
    assertThat(unread).isEmpty();
  }

  @Test
  void whatTheSettingsReadIsFoundHere() {
    assertThat(read())
        .contains("LEGALHUB_CONTACT_POINTS", "LEGALHUB_HEAP_PERCENT", "LEGALHUB_TURN_SECRET")
        .hasSizeGreaterThan(60);
  }
}
