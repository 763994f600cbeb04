package legalhub.actors.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SeldomTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private long nanos = -5 * SECOND;
  private final Seldom seldom = new Seldom(Duration.ofSeconds(10), () -> nanos);

  @Test
  void oneOfEachKindPassesInAWhile() {
    assertThat(seldom.passes("a")).isTrue();
    assertThat(seldom.passes("b")).isTrue();
    nanos += 10 * SECOND - 1;
    assertThat(seldom.passes("a")).isFalse();
    nanos += 1;
    assertThat(seldom.passes("a")).isTrue();
    assertThat(seldom.passes("a")).isFalse();
  }

  /**
   * 256 kinds are told apart; the next one makes it forget, and whoever comes then passes again.
   */
  @Test
  void itsMemoryIsBounded() {
    for (int kind = 0; kind < 256; kind++) {
      assertThat(seldom.passes("kind " + kind)).isTrue();
    }
    assertThat(seldom.passes("kind 0")).isFalse();
    assertThat(seldom.passes("one more")).isTrue();
    assertThat(seldom.passes("kind 0")).isTrue();
    assertThat(seldom.passes("one more")).isFalse();
  }
}
