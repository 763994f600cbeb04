package legalhub.simulator.consultations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import legalhub.simulator.ledger.Fact;
import org.junit.jupiter.api.Test;

class ReportTest {
  private final Books books = new Books();

  @Test
  void theLineBeginsAsPromised() {
    books.tally.count(Tally.Once.ASKED, "t1");
    books.tally.count(Tally.Once.ASKED, "t1");
    books.tally.count(Tally.Once.ASKED, "t2");
    books.tally.count(Tally.Once.ANSWERED, "t1");
    books.offers.add(Duration.ofMillis(12).toNanos());
    books.refused("BUSY", 1_000_000);
    var report = Report.of(books, 1);
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
    books.misfit("DESK");
    books.ledger.note(new Fact.PlaceMissing("t"));
    var report = Report.of(books, 1);
    assertThat(report.isClean()).isFalse();
    assertThat(report.lost()).isEqualTo(1);
    assertThat(report.broken().viewsWrong()).isEqualTo(1);
    assertThat(report.violations()).hasSize(2);
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
