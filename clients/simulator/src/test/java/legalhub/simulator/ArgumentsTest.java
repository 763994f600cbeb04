package legalhub.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
  private static Arguments of(String... words) {
    return Arguments.of(List.of(words));
  }

  @Test
  void takesBothWaysOfWritingAValue() {
    var given = of("--seed", "7", "--drop-rate=0.5", "--talk-millis", "1500");
    assertThat(given.number("seed", 1)).isEqualTo(7);
    assertThat(given.chance("drop-rate", 0)).isEqualTo(0.5);
    assertThat(given.millis("talk-millis", Duration.ZERO)).isEqualTo(Duration.ofMillis(1_500));
    assertThat(given.count("residents", 3)).isEqualTo(3);
    given.end();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"seed 7", "--seed", "--seed x", "--chance 1.5", "--chance NaN", "--hub x"})
  void saysWhatIsWrong(String line) {
    assertThatThrownBy(
            () -> {
              var given = of(line.split(" "));
              given.number("seed", 1);
              given.chance("chance", 0);
              given.hubs("hub", "http://localhost:1");
            })
        .isInstanceOf(UsageException.class);
  }

  @Test
  void whatNobodyUnderstandsIsAMistake() {
    assertThatThrownBy(() -> of("--residnts", "7").end()).hasMessageContaining("--residnts");
  }

  @Test
  void wrongUsageAndAnUnreachableHubHaveTheirExitCodes() {
    assertThat(SimulatorMain.run(List.of())).isEqualTo(SimulatorMain.USAGE);
    assertThat(SimulatorMain.run(List.of("--help"))).isEqualTo(SimulatorMain.FINE);
    assertThat(SimulatorMain.run(List.of("dancing"))).isEqualTo(SimulatorMain.USAGE);
    assertThat(SimulatorMain.run(List.of("consultations", "--nonsense", "1")))
        .isEqualTo(SimulatorMain.USAGE);
    assertThat(SimulatorMain.run(List.of("consultations", "--url", "http://127.0.0.1:1")))
        .isEqualTo(SimulatorMain.UNREACHABLE);
    assertThat(SimulatorMain.run(List.of("reports", "--url", "http://127.0.0.1:1")))
        .isEqualTo(SimulatorMain.UNREACHABLE);
    assertThat(SimulatorMain.run(List.of("terminals", "--url", "http://127.0.0.1:1")))
        .isEqualTo(SimulatorMain.UNREACHABLE);
  }

  @Test
  void whatAReportCannotBeIsWrongUsage() {
    assertThat(SimulatorMain.run(List.of("reports", "--slice-millis", "30")))
        .isEqualTo(SimulatorMain.USAGE);
    assertThat(SimulatorMain.run(List.of("reports", "--persons", "65", "--officers", "1")))
        .isEqualTo(SimulatorMain.USAGE);
    assertThat(SimulatorMain.run(List.of("reports", "--watchers", "1")))
        .isEqualTo(SimulatorMain.USAGE);
  }

  @Test
  void whatTerminalsCannotBeIsWrongUsage() {
    assertThat(SimulatorMain.run(List.of("terminals", "--count", "5", "--dying", "6")))
        .isEqualTo(SimulatorMain.USAGE);
    assertThat(SimulatorMain.run(List.of("terminals", "--terminals", "1")))
        .isEqualTo(SimulatorMain.USAGE);
  }
}
