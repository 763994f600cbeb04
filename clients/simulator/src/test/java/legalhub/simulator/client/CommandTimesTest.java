package legalhub.simulator.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.GoOffDuty;
import org.junit.jupiter.api.Test;

/** A command's time runs out. */
class CommandTimesTest {
  private static final ClientSettings HASTY =
      new ClientSettings(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofMillis(300),
          Duration.ofMillis(200),
          new Backoff(Duration.ofMillis(5), Duration.ofMillis(20)));

  @Test
  void aRefusalThatLastsLongerThanTheCommandIsTheAnswer() {
    try (var fixture = new ClientFixture(HASTY)) {
      var answer =
          fixture.client().send(Command.newBuilder().setGoOffDuty(GoOffDuty.getDefaultInstance()));
      var seat = fixture.hub.nextSeat();
      while (!answer.isDone()) {
        seat.nextCommandWithin(20).ifPresent(command -> seat.refuse(command, "BUSY", true));
      }
      assertThat(ClientFixture.failureOf(answer)).hasMessageContaining("BUSY");
    }
  }
}
