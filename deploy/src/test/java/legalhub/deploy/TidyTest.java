package legalhub.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The house rules of CONTRIBUTING.md and README.md that a machine can check. */
class TidyTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int FILE_LINES_MAX = 300;
  private static final int METHOD_LINES_MAX = 45;
  private static final int CONSTRUCTOR_PARAMETERS_MAX = 5;

  /** What has no place in main code, and why. */
  private static final Map<Pattern, String> BANNED =
      Map.of(
          Pattern.compile("\\bInstant\\.now\\(\\)"), "time comes from an injected Clock",
          Pattern.compile("\\bThread\\.sleep\\("), "nothing waits by sleeping",
          Pattern.compile("\\bSystem\\.(out|err)\\b"), "logs, or the one console class",
          Pattern.compile("\\bjava\\.io\\.Serializable\\b"),
              "messages go by Kryo, facts by Protobuf");

  /** The only classes that speak to a terminal. */
  private static final Set<String> CONSOLES =
      Set.of(
          "HubMain.java",
          "StoreMain.java",
          "VerifyMain.java",
          "CassandraMain.java",
          "SimulatorMain.java",
          "Console.java");

  private static final Set<String> TOP_LEVEL =
      Set.of(
          "hub", "actors", "persistence", "signaling", "clients", "deploy", "pom.xml", "README.md");
  private static final Set<String> USUAL =
      Set.of("mvnw", "LICENSE", "CONTRIBUTING.md", "target", "data");

  /** Large, and nobody writes there: looking through them takes half a minute. */
  private static final Set<String> NOT_OURS = Set.of("node_modules", "target", ".git", "data");

  private static List<SourceFile> main;
  private static List<SourceFile> tests;

  @BeforeAll
  static void read() {
    main = sources("src/main/java");
    tests = sources("src/test/java");
  }

  private static List<SourceFile> sources(String folder) {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              return NOT_OURS.contains(path.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
              var name = path.toString();
              if (name.endsWith(".java") && name.contains("/" + folder + "/")) {
                found.add(path);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SourceFile.readAll(found);
  }

  @Test
  void thereIsCodeToCheck() {
    assertThat(main).hasSizeGreaterThan(100);
    assertThat(tests).hasSizeGreaterThan(20);
  }

  @Test
  void mainCodeKeepsOutWhatHasNoPlaceThere() {
    var wrong = new ArrayList<String>();
    for (var file : main) {
      for (var rule : BANNED.entrySet()) {
        boolean console = CONSOLES.contains(file.path().getFileName().toString());
        for (int i = 0; i < file.lines().size() && !console; i++) {
          if (rule.getKey().matcher(file.lines().get(i)).find()) {
            wrong.add(where(file) + ":" + (i + 1) + " " + rule.getValue());
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void noTestSleeps() {
    var wrong =
        tests.stream()
            .filter(file -> !file.path().endsWith("TidyTest.java"))
            .filter(file -> file.lines().stream().anyMatch(line -> line.contains("Thread.sleep(")))
            .map(TidyTest::where)
            .toList();
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    var without =
        main.stream()
            .map(file -> file.path().getParent())
            .distinct()
            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
            .map(folder -> ROOT.relativize(folder).toString())
            .toList();
    assertThat(without).isEmpty();
  }

  @Test
  void nothingGrowsBeyondOneReading() {
    var wrong = new ArrayList<String>();
    for (var file : main) {
      if (file.lines().size() > FILE_LINES_MAX) {
        wrong.add(where(file) + " has " + file.lines().size() + " lines");
      }
      for (var method : file.methods()) {
        if (method.lines() > METHOD_LINES_MAX) {
          wrong.add(where(file) + " " + method.name() + " has " + method.lines() + " lines");
        }
        if (method.parameters() > CONSTRUCTOR_PARAMETERS_MAX) {
          wrong.add(where(file) + " a constructor takes " + method.parameters());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theTopLevelIsWhatTheReadmeSays() throws IOException {
    try (var entries = Files.list(ROOT)) {
      var names =
          entries
              .map(path -> path.getFileName().toString())
              .filter(name -> !name.startsWith("."))
              .filter(name -> !USUAL.contains(name))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(names).isEqualTo(new TreeSet<>(TOP_LEVEL));
    }
  }

  /**
   * The arrows of README.md's graph are build errors where they are missing: each module bans what
   * it may not use.
   */
  @Test
  void everyJavaModuleEnforcesItsArrows() {
    var without =
        Stream.of(
                "signaling/wire",
                "signaling/edge",
                "signaling/jitsi",
                "actors",
                "persistence",
                "clients/simulator",
                "hub")
            .filter(
                module ->
                    !text(ROOT.resolve(module).resolve("pom.xml")).contains("<bannedDependencies>"))
            .toList();
    assertThat(without).isEmpty();
  }

  @Test
  void everyModuleGivesItsReasons() {
    var without =
        Stream.of(
                "signaling",
                "signaling/jitsi",
                "actors",
                "persistence",
                "clients/web",
                "clients/simulator",
                "hub",
                "deploy")
            .filter(module -> !Files.exists(ROOT.resolve(module).resolve("RATIONALE.md")))
            .toList();
    assertThat(without).isEmpty();
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String where(SourceFile file) {
    return ROOT.relativize(file.path()).toString();
  }
}
