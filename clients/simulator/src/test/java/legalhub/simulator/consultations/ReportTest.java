package legalhub.simulator.consultations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import legalhub.simulator.client.ClientWitness;
import legalhub.simulator.client.CommandOver;
import legalhub.simulator.ledger.Fact;
import legalhub.simulator.measure.Window;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.GoOnDuty;
import legalhub.wire.v1.Role;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final URI HUB = URI.create("http://hub");

  private final Books books = new Books();
  private final ClientWitness client = books.newcomer(Role.RESIDENT, "p1");

  @Test
  void theLineBeginsAsPromised() {
    books.tally.count(Tally.Once.ASKED, "t1");
    books.tally.count(Tally.Once.ASKED, "t1");
    books.tally.count(Tally.Once.ASKED, "t2");
    books.tally.count(Tally.Once.ANSWERED, "t1");
    books.offers.add(Duration.ofMillis(12).toNanos());
    client.lineOpened(HUB, false);
    client.refused("BUSY", 1_000_000);
    var report = Report.of(books, 1, List.of());
    assertThat(report.isClean()).isTrue();
    assertThat(report.json())
        .startsWith(
            "{\"asked\":2,\"answered\":1,\"completed\":0,\"withdrawn\":0,\"doubleAssigned\":0,"
                + "\"lost\":0,\"outOfOrder\":0,\"offerMillis\":{\"p50\":12.0,\"p99\":12.0,")
        .contains("\"signalMillis\":{\"p50\":null,\"p99\":null,", "\"refusals\":{\"BUSY\":1}")
        .doesNotContain("\n", "violations");
  }

  @Test
  void aBrokenPromiseIsCountedAndTold() {
    client.misfit("DESK");
    books.ledger.note(new Fact.PlaceMissing("t"));
    var report = Report.of(books, 1, List.of());
    assertThat(report.isClean()).isFalse();
    assertThat(report.lost()).isZero();
    assertThat(report.broken().late()).isEqualTo(1);
    assertThat(report.broken().viewsWrong()).isEqualTo(1);
    assertThat(report.violations()).hasSize(2);
  }

  @Test
  void outagesAreToldByNodeAndByWindow() throws IOException {
    client.lineOpened(HUB, false);
    client.commandBegun();
    var now = OptionalLong.of(books.ticker.nanoTime());
    var goOnDuty = Command.newBuilder().setGoOnDuty(GoOnDuty.getDefaultInstance()).build();
    client.commandOver(new CommandOver(goOnDuty, CommandOver.End.DONE, 0, now, now));
    client.lineLost(HUB, 1006);
    client.lineOpened(HUB, true);
    var never = new Window("kill a", 1_000_000_000, null);
    var json = new ObjectMapper().readTree(Report.of(books, 1, List.of(never)).json());
    var node = json.path("nodes").path("http://hub");
    assertThat(node.path("opened").asInt()).isEqualTo(1);
    assertThat(node.path("resumed").asInt()).isEqualTo(1);
    assertThat(node.path("lost").asInt()).isEqualTo(1);
    assertThat(node.path("commandMillis").path("count").asInt()).isEqualTo(1);
    var run = json.path("windows").path(0);
    assertThat(run.path("label").asText()).isEqualTo("run");
    assertThat(run.path("pauseMillis").path("lawyer").path("count").asInt()).isEqualTo(1);
    assertThat(run.path("lineLostGapMillis").path("count").asInt()).isEqualTo(1);
    assertThat(run.path("longestGap").path("role").asText()).isEqualTo("RESIDENT");
    var window = json.path("windows").path(1);
    assertThat(window.path("label").asText()).isEqualTo("kill a");
    assertThat(window.path("pauseMillis").isEmpty()).isTrue();
    assertThat(window.path("longestGap").isNull()).isTrue();
  }

  @Test
  void thePersonsChoicesComeFromTheSeed() {
    var one = new Pace(5, 3);
    var same = new Pace(5, 3);
    var other = new Pace(6, 3);
    assertThat(choices(one)).isEqualTo(choices(same)).isNotEqualTo(choices(other));
  }

  private static List<Duration> choices(Pace pace) {
    return List.of(
        pace.around(Duration.ofSeconds(9)),
        pace.upTo(Duration.ofSeconds(9)),
        pace.oneOf(List.of(Duration.ZERO, Duration.ofSeconds(1))));
  }

  @Test
  void lawyersAreNamedByAPatternOrAList() {
    assertThat(new ConsultationsOptions.Staff("rota%02d", "p", 1).name(0)).isEqualTo("rota01");
    assertThat(new ConsultationsOptions.Staff("shen, mao", "p", 1).name(1)).isEqualTo("mao");
  }
}
