package legalhub.simulator.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.GoOnDuty;
import legalhub.wire.v1.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandsTest {
  private final ClientFixture fixture = new ClientFixture();
  private final FakeHub hub = fixture.hub;

  @AfterEach
  void close() {
    fixture.close();
  }

  private static Command.Builder goOnDuty() {
    return Command.newBuilder().setGoOnDuty(GoOnDuty.getDefaultInstance());
  }

  @Test
  void isDoneWhenTheHubSaysSo() {
    var answer = fixture.client().send(goOnDuty());
    var seat = hub.nextSeat();
    var command = seat.nextCommand();
    assertThat(command.getId()).hasSize(36);
    assertThat(command.getTtlMillis()).isBetween(4_000, 5_000);
    assertThat(answer).isNotDone();
    seat.done(command);
    ClientFixture.of(answer);
  }

  @Test
  void isSentAgainUnderItsIdAfterALostLine() {
    var answer = fixture.client().send(goOnDuty());
    var first = hub.nextSeat();
    var command = first.nextCommand();
    first.cut();
    var second = hub.nextSeat();
    var again = second.nextCommand();
    assertThat(again.getId()).isEqualTo(command.getId());
    assertThat(again.getTtlMillis()).isLessThanOrEqualTo(command.getTtlMillis());
    second.done(again);
    ClientFixture.of(answer);
  }

  @Test
  void aCommandMadeWhileTheLineIsLostIsSentOnReturn() {
    var client = fixture.client();
    hub.nextSeat();
    client.cutLine(Duration.ofMillis(20));
    var answer = client.send(goOnDuty());
    var seat = hub.nextSeat();
    seat.done(seat.nextCommand());
    ClientFixture.of(answer);
  }

  @Test
  void aRetryableRefusalIsRetriedUnderTheSameId() {
    var answer = fixture.client().send(goOnDuty());
    var seat = hub.nextSeat();
    var command = seat.nextCommand();
    seat.refuse(command, "STORE_UNAVAILABLE", true);
    var again = seat.nextCommand();
    assertThat(again.getId()).isEqualTo(command.getId());
    seat.refuse(again, "OUTCOME_UNKNOWN", true);
    seat.done(seat.nextCommand());
    ClientFixture.of(answer);
    assertThat(fixture.seen)
        .containsExactly("refused STORE_UNAVAILABLE", "refused OUTCOME_UNKNOWN");
  }

  @Test
  void aFinalRefusalIsFinal() {
    var answer = fixture.client().send(goOnDuty());
    var seat = hub.nextSeat();
    seat.refuse(seat.nextCommand(), "NOT_FOUND", false);
    assertThat(ClientFixture.failureOf(answer))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.code()).isEqualTo("NOT_FOUND"));
  }

  @Test
  void anAnswerToAnotherIdIsNotTaken() {
    var answer = fixture.client().send(goOnDuty());
    var seat = hub.nextSeat();
    var command = seat.nextCommand();
    seat.done(command.toBuilder().setId("another").build());
    assertThat(answer).isNotDone();
    seat.done(command);
    ClientFixture.of(answer);
  }

  @Test
  void noMoreAreUnderWayThanTheHubAllows() {
    hub.welcome =
        hub.welcome.toBuilder().setLimits(Limits.newBuilder().setCommandsPendingMax(1)).build();
    var client = fixture.client();
    var one = client.send(goOnDuty());
    var two = client.send(goOnDuty());
    var seat = hub.nextSeat();
    var first = seat.nextCommand();
    seat.done(first);
    ClientFixture.of(one);
    var second = seat.nextCommand();
    assertThat(second.getId()).isNotEqualTo(first.getId());
    seat.done(second);
    ClientFixture.of(two);
  }

  @Test
  void leavingEndsWhatIsOpen() {
    var client = fixture.client();
    var answer = client.send(goOnDuty());
    ClientFixture.of(client.stop());
    assertThat(ClientFixture.failureOf(answer)).hasMessageContaining("OUTCOME_UNKNOWN");
  }
}
