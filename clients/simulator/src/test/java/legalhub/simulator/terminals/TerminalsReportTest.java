package legalhub.simulator.terminals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import legalhub.simulator.consultations.Report;
import legalhub.simulator.measure.Percentiles;
import legalhub.simulator.terminals.TerminalsReport.Beats;
import legalhub.simulator.terminals.TerminalsReport.Beside;
import legalhub.simulator.terminals.TerminalsReport.Dead;
import legalhub.simulator.terminals.TerminalsReport.Unexpected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalsReportTest {
  private static final Percentiles SOME = new Percentiles(12.0, 80.5, 90.0, 600);

  private static TerminalsReport report(
      int enrolled, int loggedIn, int missed, int falseOnes, Dead dead, int cloned, boolean kept) {
    return new TerminalsReport(
        3,
        enrolled,
        loggedIn,
        SOME,
        new Beats(36, 36),
        SOME,
        missed,
        falseOnes,
        SOME,
        dead,
        new Unexpected(0, 0, cloned, 0),
        new TerminalsReport.Uses(1, 1),
        new Beside(9, 8, 7, 0, 0, 0, new Report.Broken(0, 0, 0, 0, 0, 0), kept));
  }

  private static Dead dead(int missing, int late) {
    return new Dead(2, missing, late, SOME, SOME);
  }

  @Test
  void aRunThatKeptEveryPromise() throws JsonProcessingException {
    var report = report(3, 3, 0, 0, dead(0, 0), 0, true);
    assertThat(report.isClean()).isTrue();
    var json = new ObjectMapper().readTree(report.json());
    assertThat(report.json()).doesNotContain("\n");
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "count",
            "enrolled",
            "loggedIn",
            "connectMillis",
            "beats",
            "beatMillis",
            "missedHeartbeats",
            "falseAlerts",
            "alertMillis",
            "dead",
            "unexpected",
            "uses",
            "consultations");
    assertThat(json.path("alertMillis").path("p99").asDouble()).isEqualTo(80.5);
    assertThat(json.path("consultations").fieldNames())
        .toIterable()
        .containsExactly(
            "asked", "answered", "completed", "doubleAssigned", "lost", "outOfOrder", "broken");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # enrolled | loggedIn | missed | false | missing | late | cloned | kept
          2          | 3        | 0      | 0     | 0       | 0    | 0      | true
          3          | 2        | 0      | 0     | 0       | 0    | 0      | true
          3          | 3        | 1      | 0     | 0       | 0    | 0      | true
          3          | 3        | 0      | 1     | 0       | 0    | 0      | true
          3          | 3        | 0      | 0     | 1       | 0    | 0      | true
          3          | 3        | 0      | 0     | 0       | 1    | 0      | true
          3          | 3        | 0      | 0     | 0       | 0    | 1      | true
          3          | 3        | 0      | 0     | 0       | 0    | 0      | false
          """,
      delimiter = '|')
  void eachBrokenPromiseIsSeen(
      int enrolled,
      int loggedIn,
      int missed,
      int falseOnes,
      int missing,
      int late,
      int cloned,
      boolean kept) {
    var report = report(enrolled, loggedIn, missed, falseOnes, dead(missing, late), cloned, kept);
    assertThat(report.isClean()).isFalse();
  }
}
