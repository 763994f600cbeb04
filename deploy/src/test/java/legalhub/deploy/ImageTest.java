package legalhub.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The image's recipe. */
class ImageTest {
  private static final List<String> LINES =
      Project.text(Project.DEPLOY.resolve("container/Dockerfile"))
          .replaceAll("(?m)^\\s*#.*\\n", "")
          .replaceAll("\\\\\\n\\s*", "")
          .lines()
          .toList();

  private static String last(String instruction) {
    return LINES.stream()
        .filter(line -> line.startsWith(instruction + " "))
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .substring(instruction.length())
        .strip();
  }

  /** Whose number the image runs under. */
  static String user() {
    return last("USER").split(":")[0];
  }

  @Test
  void itRunsUnderAFixedNumberThatIsntRoots() {
    assertThat(last("USER")).matches("[1-9]\\d{4}:[1-9]\\d{4}");
    assertThat(last("RUN")).contains("--uid " + user()).contains("-o " + user() + " ");
  }

  /**
   * Without a shell in between: signals reach the entry point, which hands its place to the JVM.
   */
  @Test
  void itsCommandsAreInExecForm() {
    assertThat(last("ENTRYPOINT")).isEqualTo("[\"/opt/legalhub/entrypoint\"]");
    assertThat(last("HEALTHCHECK")).endsWith("CMD [\"/opt/legalhub/health\"]");
    var container = Project.DEPLOY.resolve("container");
    assertThat(Stream.of("entrypoint", "health").map(container::resolve))
        .allMatch(Files::isExecutable);
    assertThat(Project.text(container.resolve("health")))
        .containsPattern("/health/live\"?\\s")
        .contains("LEGALHUB_HTTP_PORT:-" + ConfigFactory.load().getInt("legalhub.http.port"));
    assertThat(Project.healthPaths()).contains("/health/live");
  }

  @Test
  void whatItCopiesIsThere() {
    var copied =
        LINES.stream()
            .filter(line -> line.startsWith("COPY ") && !line.contains("--from="))
            .map(line -> line.split(" "))
            .flatMap(words -> Arrays.stream(words, 1, words.length - 1))
            .toList();
    assertThat(copied).contains(".").allMatch(path -> Files.exists(Project.ROOT.resolve(path)));
    assertThat(LINES).anyMatch(line -> line.contains("--from=build /src/hub/target/hub/lib "));
    assertThat(Project.text(Project.ROOT.resolve("hub/pom.xml")))
        .contains("${project.build.directory}/hub/lib");
  }

  @Test
  void itNamesTheHubsPorts() {
    var hub = ConfigFactory.load();
    assertThat(List.of(last("EXPOSE").split(" ")).stream().map(Integer::parseInt))
        .contains(
            hub.getInt("legalhub.http.port"),
            hub.getInt("legalhub.edge.listen.port"),
            hub.getInt("pekko.management.http.port"))
        .hasSize(4);
  }

  @Test
  void noSecretOfTheWorkingFolderGetsIntoIt() {
    assertThat(Project.text(Project.DEPLOY.resolve("container/Dockerfile.dockerignore")).lines())
        .contains("data", "**/.env", "**/*.pem", "**/*.p12", "**/*.key", ".git");
  }

  @Test
  void whatItStartsExists() throws ClassNotFoundException {
    var mains =
        Project.found(
            Pattern.compile("(legalhub(?:\\.\\w+)+Main)\\b"),
            Project.text(Project.DEPLOY.resolve("container/entrypoint"))
                + Project.text(Project.DEPLOY.resolve("systemd/legalhub.service")));
    assertThat(mains).hasSize(3);
    for (var main : mains) {
      assertThat(Class.forName(main, false, getClass().getClassLoader()).getSimpleName())
          .isEqualTo(main.substring(main.lastIndexOf('.') + 1));
    }
  }
}
