package legalhub.actors.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PauseWatchTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
  private final AtomicInteger exits = new AtomicInteger();
  private final List<Long> pauses = new ArrayList<>();
  private final PauseWatch watch =
      new PauseWatch(nanos::get, LIMIT, exits::incrementAndGet, pauses::add);

  @Test
  void aPauseOfTheLimitIsBorne() {
    pause(LIMIT);
    assertThat(watch.isAwake()).isTrue();
    watch.tick();
    assertThat(watch.isAwake()).isTrue();
    assertThat(exits).hasValue(0);
  }

  @Test
  void aLongerPauseEndsTheProcessOnce() {
    pause(LIMIT.plusNanos(1));
    watch.tick();
    assertThat(exits).hasValue(1);
    pause(LIMIT.multipliedBy(2));
    watch.tick();
    assertThat(exits).hasValue(1);
  }

  /** Whoever wakes up first, the tick or an entity with a command: nobody writes. */
  @Test
  void nobodyIsAwakeBetweenAPauseAndTheTickThatFindsIt() {
    pause(LIMIT.plusNanos(1));
    assertThat(watch.isAwake()).isFalse();
    watch.tick();
    assertThat(watch.isAwake()).isFalse();
    watch.tick();
    assertThat(watch.isAwake()).isFalse();
  }

  @Test
  void ticksInTimeAddUpToNoPause() {
    for (int i = 0; i < 100; i++) {
      pause(Duration.ofSeconds(4));
      watch.tick();
    }
    assertThat(watch.isAwake()).isTrue();
    assertThat(exits).hasValue(0);
  }

  @Test
  void aPauseIsHeardOfByHowLateTheTickCame() {
    pause(Duration.ofMillis(499));
    watch.tick();
    assertThat(pauses).isEmpty();
    pause(Duration.ofMillis(500));
    watch.tick();
    pause(LIMIT.plusSeconds(1));
    watch.tick();
    assertThat(pauses)
        .containsExactly(Duration.ofMillis(250).toNanos(), Duration.ofMillis(5_750).toNanos());
  }

  private void pause(Duration span) {
    nanos.addAndGet(span.toNanos());
  }
}
