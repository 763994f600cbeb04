package legalhub.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RushTest {
  private static final Duration SOONEST = Duration.ofMillis(500);

  private long now = Long.MAX_VALUE - 5_000_000_000L;
  private final Rush rush = new Rush(2, SOONEST, now);

  private void pass(long millis) {
    now += Duration.ofMillis(millis).toNanos();
  }

  private long turnMillis() {
    return rush.turn(now).toMillis();
  }

  @Test
  void soManyMayWaitAndWhoLeavesMakesRoom() {
    assertThat(rush.enter()).isTrue();
    assertThat(rush.enter()).isTrue();
    assertThat(rush.enter()).isFalse();
    rush.leave(now);
    assertThat(rush.enter()).isTrue();
    assertThat(rush.enter()).isFalse();
  }

  @Test
  void eachIsGivenATurnAfterTheOneBefore() {
    assertThat(turnMillis()).isEqualTo(504);
    assertThat(turnMillis()).isEqualTo(508);
    pass(6);
    assertThat(turnMillis()).isEqualTo(506);
  }

  @Test
  void aTurnNobodyWaitsForAnyMoreIsForgotten() {
    assertThat(turnMillis()).isEqualTo(504);
    pass(60_000);
    assertThat(turnMillis()).isEqualTo(504);
  }

  @Test
  void turnsFollowThePaceOfTheWelcomes() {
    assertThat(rush.enter()).isTrue();
    for (int i = 0; i < 1_000; i++) {
      assertThat(rush.enter()).isTrue();
      pass(10);
      rush.leave(now);
    }
    long first = rush.turn(now).toNanos();
    assertThat(Duration.ofNanos(rush.turn(now).toNanos() - first)).isBetween(ms(9), ms(10));
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  @Test
  void aPauseBetweenNewcomersSlowsNobody() {
    assertThat(rush.enter()).isTrue();
    pass(60_000);
    rush.leave(now);
    assertThat(rush.enter()).isTrue();
    pass(60_000);
    rush.leave(now);
    assertThat(turnMillis()).isEqualTo(504);
  }

  @Test
  void nobodyIsToldToWaitLongerThanTheLongestTurn() {
    IntStream.range(0, 20_000)
        .forEach(i -> assertThat(rush.turn(now)).isBetween(SOONEST, Rush.TURN_MAX));
  }
}
