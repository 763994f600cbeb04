package legalhub.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house's rules for this module. */
class TidyTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final int LINES_MAX = 300;

  /** What has another place: an injected clock, a timer, the one console. */
  private static final List<String> BANNED =
      List.of(
          "Instant.now(",
          "System.currentTimeMillis(",
          "System.nanoTime(",
          "Thread.sleep(",
          "java.io.Serializable");

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(SOURCES)) {
      return all.filter(path -> path.toString().endsWith(".java")).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    var packages = files().stream().map(Path::getParent).distinct();
    assertThat(packages).allMatch(folder -> Files.exists(folder.resolve("package-info.java")));
  }

  @Test
  void noFileIsTooLong() throws IOException {
    assertThat(files()).allMatch(file -> text(file).lines().count() <= LINES_MAX);
  }

  @Test
  void nothingBannedIsUsed() throws IOException {
    for (var file : files()) {
      assertThat(text(file)).as(file.toString()).doesNotContain(BANNED);
      if (!file.endsWith("Console.java")) {
        assertThat(text(file)).as(file.toString()).doesNotContain("System.out", "System.err");
      }
    }
  }
}
