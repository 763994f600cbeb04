package legalhub.actors.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import legalhub.actors.cluster.MajorityFence.Sight;
import org.apache.pekko.cluster.MemberStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MajorityFenceTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # self    | members | reachable | holds
          Up        | 1       | 1         | true
          Up        | 2       | 2         | true
          Up        | 2       | 1         | false
          Up        | 3       | 3         | true
          Up        | 3       | 2         | true
          Up        | 3       | 1         | false
          Up        | 4       | 2         | false
          Up        | 4       | 3         | true
          Up        | 5       | 3         | true
          Up        | 5       | 2         | false
          Leaving   | 3       | 3         | true
          Joining   | 3       | 3         | false
          WeaklyUp  | 3       | 3         | false
          Exiting   | 3       | 3         | false
          Down      | 3       | 3         | false
          Removed   | 0       | 0         | false
          """,
      delimiter = '|')
  void holdsInTheMajorityAlone(String self, int members, int reachable, boolean holds) {
    var fence = new MajorityFence(() -> new Sight(status(self), members, reachable), () -> true);
    assertThat(fence.holds()).isEqualTo(holds);
  }

  @Test
  void opensForNobodyWhoSlept() {
    var nanos = new AtomicLong();
    try (var pauses = new PauseWatch(nanos::get, Duration.ofSeconds(5), () -> {}, paused -> {})) {
      var fence = new MajorityFence(() -> new Sight(MemberStatus.up(), 3, 3), pauses::isAwake);
      assertThat(fence.holds()).isTrue();
      nanos.addAndGet(Duration.ofSeconds(6).toNanos());
      assertThat(fence.holds()).isFalse();
      pauses.tick();
      assertThat(fence.holds()).isFalse();
    }
  }

  private static MemberStatus status(String name) {
    return switch (name) {
      case "Up" -> MemberStatus.up();
      case "Leaving" -> MemberStatus.leaving();
      case "Joining" -> MemberStatus.joining();
      case "WeaklyUp" -> MemberStatus.weaklyUp();
      case "Exiting" -> MemberStatus.exiting();
      case "Down" -> MemberStatus.down();
      case "Removed" -> MemberStatus.removed();
      default -> throw new AssertionError(name);
    };
  }
}
