package legalhub.simulator.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosingTest {
  @ParameterizedTest
  @CsvSource({
    "1000, RETURN",
    "1006, RETURN",
    "4000, RETURN",
    "4001, RETURN",
    "4100, RETURN_LATER",
    "4102, RETURN_LATER",
    "4200, REFRESH",
    "4300, DISPLACED",
    "4301, SIGNED_OUT",
    "4400, FAULTY",
    "4401, REFRESH",
    "4408, RETURN",
    "4413, FAULTY",
    "4429, FAULTY",
    "4999, RETURN",
  })
  void followsTheTableOfTheProtocol(int code, Closing expected) {
    assertThat(Closing.of(code)).isEqualTo(expected);
  }

  @Test
  void theBoundOfTheBackoffDoublesUpToTheLongest() {
    var backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15));
    assertThat(backoff.boundMillis(0)).isEqualTo(500);
    assertThat(backoff.boundMillis(3)).isEqualTo(4_000);
    assertThat(backoff.boundMillis(100)).isEqualTo(15_000);
    for (int i = 0; i < 1_000; i++) {
      assertThat(backoff.millis(1)).isBetween(0L, 1_000L);
    }
  }

  @Test
  void idsAreOfVersionSevenAndSortByTime() {
    assertThat(Ids.next(1)).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-.{12}");
    assertThat(Ids.next(2_000_000_000_000L)).isGreaterThan(Ids.next(1_999_999_999_999L));
  }
}
