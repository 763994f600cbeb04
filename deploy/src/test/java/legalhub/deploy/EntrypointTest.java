package legalhub.deploy;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The image's entry point, run outside of a container with a stand-in for Java. */
class EntrypointTest {
  /** Says what it was started with, then waits for its end as a hub does. */
  private static final String JAVA =
      """
      #!/bin/sh
      trap 'echo stopped; exit 143' TERM
      echo "pid $$"
      echo "tool ${JDK_JAVA_OPTIONS:-}"
      echo "data $LEGALHUB_DATA $LEGALHUB_EMBEDDED $LEGALHUB_LOG_FORMAT ${LEGALHUB_NODE_PORT:-}"
      for word in "$@"; do echo "arg $word"; done
      echo running
      read nothing
      """;

  @TempDir Path folder;
  private Path home;
  private Path data;

  /** As the Dockerfile lays it out. */
  @BeforeEach
  void image() throws IOException {
    home = Files.createDirectory(folder.resolve("opt"));
    data = Files.createDirectory(folder.resolve("a volume"));
    copy(Project.DEPLOY.resolve("container/entrypoint"));
    copy(Project.DEPLOY.resolve("lib/hub.flags"));
    var java = Files.createDirectory(folder.resolve("bin")).resolve("java");
    Files.writeString(java, JAVA);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void copy(Path file) throws IOException {
    Files.copy(file, home.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
  }

  private Process start(Map<String, String> environment, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(home.resolve("entrypoint").toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("LEGALHUB_") || name.equals("JDK_JAVA_OPTIONS"));
    builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().put("LEGALHUB_DATA", data.toString());
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).start();
  }

  /** What the stand-in said until it waits. */
  private static List<String> said(BufferedReader out) throws IOException {
    var lines = new ArrayList<String>();
    for (var line = out.readLine();
        line != null && !line.equals("running");
        line = out.readLine()) {
      lines.add(line);
    }
    return lines;
  }

  private List<String> run(Map<String, String> environment, String... arguments) throws Exception {
    var process = start(environment, arguments);
    var lines = said(process.inputReader());
    process.destroy();
    assertThat(process.waitFor(20, SECONDS)).isTrue();
    return lines;
  }

  private static List<String> arguments(List<String> said) {
    return said.stream()
        .filter(line -> line.startsWith("arg "))
        .map(line -> line.substring(4))
        .toList();
  }

  @Test
  void theHubStartsWithTheFlagsOfEveryHubAndAShareOfTheContainersMemory() throws Exception {
    var said = run(Map.of(), "--demo", "on");
    assertThat(arguments(said))
        .containsExactly(
            "-Xms128m",
            "-XX:MaxRAMPercentage=60",
            "@" + home + "/hub.flags",
            "-Djava.io.tmpdir=" + data + "/tmp",
            "-cp",
            home + "/lib/*",
            "legalhub.hub.HubMain",
            "--demo",
            "on");
    assertThat(said).contains("data " + data + " off json ", "tool ");
    assertThat(data.resolve("tmp")).isDirectory();
  }

  @Test
  void theStopReachesTheJvmWhichTookTheEntryPointsPlace() throws Exception {
    var process = start(Map.of(), "hub");
    var out = process.inputReader();
    assertThat(said(out)).contains("pid " + process.pid());
    // By its handle: Process.destroy closes the streams too.
    assertThat(process.toHandle().destroy()).isTrue();
    assertThat(out.readLine()).isEqualTo("stopped");
    assertThat(process.waitFor(20, SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
  }

  @Test
  void theTablesAreAStepOfTheirOwn() throws Exception {
    var arguments = arguments(run(Map.of("LEGALHUB_SINGLE", "off"), "schema"));
    assertThat(arguments).contains("-Dlogback.configurationFile=legalhub/hub/logback-json.xml");
    assertThat(arguments.subList(arguments.size() - 2, arguments.size()))
        .containsExactly("legalhub.persistence.StoreMain", "schema");
  }

  @Test
  void noSecretIsOnTheCommandLine() throws Exception {
    var secret = "not-for-ps";
    var said =
        run(
            Map.of(
                "LEGALHUB_CASSANDRA_PASSWORD", secret,
                "LEGALHUB_FIRST_PASSWORD", secret,
                "LEGALHUB_TURN_SECRET", secret));
    assertThat(arguments(said))
        .contains("legalhub.hub.HubMain")
        .noneMatch(word -> word.contains(secret));
  }

  @Test
  void anEmbeddedCassandraUnpacksIntoTheVolumeToo() throws Exception {
    assertThat(run(Map.of("LEGALHUB_EMBEDDED", "on")))
        .anyMatch(line -> line.startsWith("tool -Djava.io.tmpdir="));
  }

  @Test
  void aNodeOfAClusterGetsTheUsualPort() throws Exception {
    var said = run(Map.of("LEGALHUB_SINGLE", "off", "LEGALHUB_NODE_HOST", "hub-a"));
    assertThat(said).contains("data " + data + " off json 17355");
  }

  @Test
  void whatAnEarlierRunUnpackedIsGone() throws Exception {
    var left = Files.createDirectory(data.resolve("tmp")).resolve("libnetty.so");
    Files.writeString(left, "old");
    run(Map.of());
    assertThat(left).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "LEGALHUB_HEAP_PERCENT, 0, hub, 2, LEGALHUB_HEAP_PERCENT is a number from 1 to 89",
    "LEGALHUB_HEAP_PERCENT, 90, hub, 2, LEGALHUB_HEAP_PERCENT is a number from 1 to 89",
    "LEGALHUB_HEAP_PERCENT, 60%, hub, 2, LEGALHUB_HEAP_PERCENT is a number from 1 to 89",
    "LEGALHUB_SINGLE, off, hub, 2, LEGALHUB_NODE_HOST must be",
    "LEGALHUB_DATA, /not/there, hub, 4, the volume /not/there can't be written",
    "LEGALHUB_SINGLE, on, bash, 2, 'there is no \"bash\"'",
  })
  void whatCantWorkIsSaidWithTheHubsOwnExitCode(
      String name, String value, String argument, int code, String sentence) throws Exception {
    var process = start(new HashMap<>(Map.of(name, value)), argument);
    assertThat(said(process.inputReader())).singleElement().asString().contains(sentence);
    assertThat(process.waitFor(20, SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(code);
  }

  /** The file of flags, read by the Java that runs this test. */
  @Test
  void javaTakesTheFlags() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(java, "@" + home.resolve("hub.flags"), "-version")
            .redirectErrorStream(true)
            .start();
    var said = said(process.inputReader());
    assertThat(process.waitFor(60, SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said.toString()).isZero();
    assertThat(said.toString()).doesNotContainIgnoringCase("warning");
  }
}
