package legalhub.simulator.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import legalhub.simulator.measure.Percentiles;
import org.junit.jupiter.api.Test;

class ReportsReportTest {
  private static final Percentiles SOME = new Percentiles(12.0, 80.5, 90.0, 600);

  private final Scripts time = new Scripts();
  private final Tally tally = new Tally();

  private static ReportsReport report(int completed, int lost, int mismatches, long bytesHeard) {
    return new ReportsReport(
        3, completed, 1, 2, 0, lost, mismatches, SOME, SOME, 1_000, bytesHeard);
  }

  private static JsonNode answer(String state, String hash, String... reasons)
      throws JsonProcessingException {
    var json = new ObjectMapper();
    var why = json.writeValueAsString(reasons);
    return json.readTree(
        "{\"state\":\"%s\",\"hash\":\"%s\",\"reasons\":%s}".formatted(state, hash, why));
  }

  @Test
  void aRunThatKeptEveryPromise() {
    var report = report(3, 0, 0, 1_000);
    assertThat(report.isClean()).isTrue();
    assertThat(report.json())
        .isEqualTo(
            "{\"started\":3,\"completed\":3,\"accepted\":1,\"needsReview\":2,\"rejected\":0,"
                + "\"lostChunks\":0,\"hashMismatch\":0,"
                + "\"ackMillis\":{\"p50\":12.0,\"p99\":80.5,\"max\":90.0,\"count\":600},"
                + "\"liveLagMillis\":{\"p50\":12.0,\"p99\":80.5,\"max\":90.0,\"count\":600},"
                + "\"bytesSent\":1000,\"bytesHeard\":1000}");
  }

  @Test
  void eachBrokenPromiseIsSeen() {
    assertThat(report(2, 0, 0, 1_000).isClean()).isFalse();
    assertThat(report(3, 1, 0, 1_000).isClean()).isFalse();
    assertThat(report(3, 0, 1, 1_000).isClean()).isFalse();
    assertThat(report(3, 0, 0, 999).isClean()).isFalse();
  }

  @Test
  void theHubsVerdictsAreCounted() throws Exception {
    tally.started();
    tally.started();
    tally.started();
    tally.started();
    tally.finished(answer("ACCEPTED", "h"));
    tally.finished(answer("NEEDS_REVIEW", "h", "OUTSIDE_WINDOW", "HASH_MISMATCH", "INCOMPLETE"));
    tally.finished(answer("REJECTED", "h", "INCOMPLETE", "SILENT"));
    tally.finished(answer("RECEIVING", ""));
    var report = tally.report(List.of());
    assertThat(report.started()).isEqualTo(4);
    assertThat(report.completed()).isEqualTo(3);
    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.needsReview()).isEqualTo(1);
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.hashMismatch()).isEqualTo(2);
    assertThat(tally.reasons()).containsEntry("INCOMPLETE", 2).containsEntry("SILENT", 1);
  }

  @Test
  void whatIsMissingIsSummedOverAllRecordings() {
    var heard = time.passage(2);
    heard.made(1, 10);
    heard.sending(1);
    heard.heard(1, heard.recording().chunk(1));
    var unheard = time.passage(2);
    unheard.made(1, 10);
    unheard.made(2, 10);
    var report = tally.report(List.of(heard, unheard));
    assertThat(report.lostChunks()).isEqualTo(2);
    assertThat(report.bytesSent()).isEqualTo(30);
    assertThat(report.bytesHeard()).isEqualTo(heard.recording().chunk(1).length);
  }
}
