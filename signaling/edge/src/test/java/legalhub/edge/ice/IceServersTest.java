package legalhub.edge.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import legalhub.edge.EdgeIce;
import legalhub.edge.ManualClock;
import org.junit.jupiter.api.Test;

/** Credentials as coturn's shared-secret scheme has them. */
class IceServersTest {
  private static final EdgeIce BOTH =
      new EdgeIce(
          List.of("stun:a:3478"), List.of("turn:b:3478"), "north", Duration.ofHours(12), false);

  @Test
  void aTurnPasswordIsTheHmacOfItsUserName() {
    var turn = new IceServers(BOTH, new ManualClock()).forConnection("c1").get(1);
    assertThat(turn.getUsername()).isEqualTo("1772485200:c1");
    // printf 1772485200:c1 | openssl dgst -sha1 -hmac north -binary | base64
    assertThat(turn.getCredential()).isEqualTo("gfFeQiELpIvV+T966XMzOi7wdU0=");
  }

  @Test
  void withoutServersNothingIsOffered() {
    var none = new EdgeIce(List.of(), List.of("turn:b"), "", Duration.ofHours(1), true);
    assertThat(new IceServers(none, new ManualClock()).forConnection("c1")).isEmpty();
  }

  @Test
  void theSecretIsNotInTheSettingsText() {
    assertThat(BOTH.toString()).doesNotContain("north");
  }
}
