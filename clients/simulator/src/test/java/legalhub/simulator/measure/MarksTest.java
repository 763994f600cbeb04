package legalhub.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarksTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("marks"), text);
  }

  @Test
  void eachMarkOpensAWindowUntilTheNext() throws Exception {
    var marks = file("1000500 kill a\n\n1009000 kill b\n1002000 back\n");
    assertThat(Marks.read(marks, 1_000_000))
        .containsExactly(
            new Window("kill a", 500, 2_000L),
            new Window("back", 2_000, 9_000L),
            new Window("kill b", 9_000, null));
  }

  @Test
  void aWindowHoldsItsBeginningAndNotItsEnd() {
    var window = new Window("w", 500, 2_000L);
    assertThat(window.holds(499)).isFalse();
    assertThat(window.holds(500)).isTrue();
    assertThat(window.holds(1_999)).isTrue();
    assertThat(window.holds(2_000)).isFalse();
    assertThat(Window.RUN.holds(Long.MAX_VALUE)).isTrue();
  }

  @Test
  void noMarksAreNoWindows() throws Exception {
    assertThat(Marks.read(file(""), 0)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kill a", "12s kill", "1e3 kill"})
  void whatIsNoMarkIsSaid(String line) throws IOException {
    var marks = file(line);
    assertThatThrownBy(() -> Marks.read(marks, 0))
        .isInstanceOf(Marks.Unreadable.class)
        .hasMessageContaining(line);
  }

  @Test
  void aFileThatIsntThereIsSaid() {
    assertThatThrownBy(() -> Marks.read(folder.resolve("none"), 0))
        .isInstanceOf(Marks.Unreadable.class)
        .hasMessageContaining("none");
  }
}
