package legalhub.simulator.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ComebackTest {
  private static final int DISPLACED = 4300;

  private final Comeback comeback = new Comeback(ClientSettings.defaults().backoff());

  @Test
  void whoIsDisplacedStaysAway() {
    assertThat(comeback.after(DISPLACED, 0)).isEqualTo(Closing.DISPLACED);
  }

  @Test
  void whoIsDisplacedByTheirOwnGhostComesBack() {
    comeback.letGo(1_000);
    assertThat(comeback.after(DISPLACED, 20_999)).isEqualTo(Closing.RETURN);
    assertThat(comeback.after(DISPLACED, 21_000)).isEqualTo(Closing.DISPLACED);
    assertThat(comeback.after(4301, 1_000)).isEqualTo(Closing.SIGNED_OUT);
  }
}
