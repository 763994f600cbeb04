package legalhub.simulator.terminals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalsOptionsTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # count | dying | seconds | residents | lawyers | mistake
          500     | 10    | 60      | 60        | 10      |
          1       | 1     | 10      | 0         | 0       |
          5000    | 0     | 60      | 60        | 1       |
          0       | 0     | 60      | 60        | 10      | --count
          5001    | 0     | 60      | 60        | 10      | --count
          10      | 11    | 60      | 60        | 10      | --dying
          10      | 1     | 9       | 60        | 10      | --seconds
          10      | 1     | 60      | 60        | 0       | --lawyers
          """,
      delimiter = '|')
  void whatCanBe(int count, int dying, int seconds, int residents, int lawyers, String mistake) {
    var options =
        new TerminalsOptions(
            List.of(URI.create("http://localhost:1")),
            count,
            dying,
            Duration.ofSeconds(seconds),
            new TerminalsOptions.Beside(residents, lawyers),
            new TerminalsOptions.Administrator("admin", "legalhub"));
    if (mistake == null) {
      assertThat(options.mistake()).isEmpty();
    } else {
      assertThat(options.mistake().orElseThrow()).startsWith(mistake + " ");
    }
  }
}
