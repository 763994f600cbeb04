package legalhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import legalhub.hub.ManualClock;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private final ManualClock clock = new ManualClock();
  private final Throttle throttle =
      new Throttle(clock, new Throttle.Limit(3, Duration.ofSeconds(30)));

  @Test
  void theAllowanceIsUsedUpAndRefillsSteadily() {
    assertThat(taken("a", 3)).isEqualTo(3);
    assertThat(throttle.take("a")).isFalse();
    clock.pass(Duration.ofSeconds(9));
    assertThat(throttle.take("a")).isFalse();
    clock.pass(Duration.ofSeconds(1));
    assertThat(throttle.take("a")).isTrue();
    assertThat(throttle.take("a")).isFalse();
  }

  @Test
  void itNeverHoldsMoreThanItsTries() {
    clock.pass(Duration.ofHours(1));
    throttle.giveBack("a");
    assertThat(taken("a", 10)).isEqualTo(3);
  }

  @Test
  void oneKeyIsNotAnother() {
    taken("a", 3);
    assertThat(throttle.take("b")).isTrue();
  }

  @Test
  void whatIsGivenBackWasNotUsed() {
    taken("a", 3);
    throttle.giveBack("a");
    assertThat(throttle.take("a")).isTrue();
    assertThat(throttle.take("a")).isFalse();
  }

  private int taken(String key, int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += throttle.take(key) ? 1 : 0;
    }
    return taken;
  }
}
