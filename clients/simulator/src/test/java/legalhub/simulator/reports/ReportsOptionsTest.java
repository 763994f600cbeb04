package legalhub.simulator.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportsOptionsTest {
  private static ReportsOptions options(
      int persons, int seconds, int kbit, int sliceMillis, int officers) {
    return new ReportsOptions(
        List.of(URI.create("http://localhost:1")),
        persons,
        Duration.ZERO,
        new ReportsOptions.Talk(Duration.ofSeconds(seconds), Duration.ofMillis(sliceMillis), kbit),
        new ReportsOptions.Ears(officers, "qian", "legalhub"),
        1);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # persons | seconds | kbit | slice | officers | mistake
          200       | 60      | 24   | 200   | 10       |
          1         | 1       | 6    | 20    | 1        |
          640       | 1       | 128  | 500   | 10       |
          0         | 60      | 24   | 200   | 10       | --persons
          5001      | 60      | 24   | 200   | 1000     | --persons
          641       | 60      | 24   | 200   | 10       | --officers
          1         | 60      | 24   | 200   | 0        | --officers
          1         | 0       | 24   | 200   | 1        | --seconds
          1         | 60      | 5    | 200   | 1        | --kbit
          1         | 60      | 129  | 200   | 1        | --kbit
          1         | 60      | 24   | 0     | 1        | --slice-millis
          1         | 60      | 24   | 210   | 1        | --slice-millis
          1         | 60      | 24   | 520   | 1        | --slice-millis
          """,
      delimiter = '|')
  void whatCanBe(int persons, int seconds, int kbit, int slice, int officers, String mistake) {
    var found = options(persons, seconds, kbit, slice, officers).mistake();
    if (mistake == null) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found.orElseThrow()).startsWith(mistake + " ");
    }
  }

  /** A hub takes 16 KiB as one chunk. */
  @Test
  void theLongestSliceIsAChunk() {
    var packets = Collections.nCopies(25, new byte[128 * 20 / 8]);
    assertThat(WebM.head(312).length + WebM.cluster(0, packets).length).isLessThan(16 * 1024);
  }

  @Test
  void everybodyHasANumberAndAnotherSeedMeansOthers() {
    assertThat(Office.phone(1, 0)).isEqualTo("13910005000");
    assertThat(Office.phone(1, 4_999)).isEqualTo("13910009999");
    assertThat(Office.phone(2, 0)).isEqualTo("13910010000");
    assertThat(Office.phone(-1, 0)).matches("139\\d{8}");
    assertThat(Office.phone(Long.MAX_VALUE, 1)).matches("139\\d{8}");
  }
}
