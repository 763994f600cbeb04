package legalhub.simulator.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.GoOnDuty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of a client, and where it comes from. */
class WitnessTest {
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
  void aBrokenLineIsALossAndTheClientIsBackByItself() {
    var client = fixture.client();
    var seat = hub.nextSeat();
    client.breakLine();
    assertThat(seat.awaitClosed()).isEqualTo(-1);
    var again = hub.nextSeat();
    var done = client.send(goOnDuty());
    again.done(again.nextCommand());
    ClientFixture.of(done);
    ClientFixture.of(client.stop());
    assertThat(fixture.told)
        .containsExactly("opened", "lost 1006", "back", "DONE sent true", "left");
  }

  @Test
  void whoStaysAwayOnPurposeHasLostNothing() {
    var client = fixture.client();
    hub.nextSeat();
    client.cutLine(Duration.ofMillis(10));
    var again = hub.nextSeat();
    var done = client.send(goOnDuty());
    again.done(again.nextCommand());
    ClientFixture.of(done);
    assertThat(fixture.told)
        .containsExactly("opened", "went away true", "comes back", "back", "DONE sent true");
  }

  @Test
  void aHubThatSendsPeopleAwayIsToldByItsCodes() {
    var client = fixture.client();
    var seat = hub.nextSeat();
    hub.turnAway = 4101;
    seat.close(4100);
    hub.awaitTurnedAway();
    hub.turnAway = 0;
    hub.nextSeat();
    ClientFixture.of(client.onLoop(() -> {}));
    assertThat(fixture.told).startsWith("opened", "lost 4100", "turned away 4101");
  }

  @Test
  void aRefusalForGoodAndOneThatOutlastsItsCommandAreToldApart() {
    var client = fixture.client();
    var seat = hub.nextSeat();
    var refused = client.send(goOnDuty());
    seat.refuse(seat.nextCommand(), "FORBIDDEN", false);
    ClientFixture.failureOf(refused);
    var unanswered = client.send(goOnDuty());
    seat.nextCommand();
    ClientFixture.of(client.stop());
    ClientFixture.failureOf(unanswered);
    assertThat(fixture.told)
        .containsExactly(
            "opened", "refused FORBIDDEN", "REFUSED sent true", "UNANSWERED sent true", "left");
  }

  @Test
  void aClientMayComeFromAnAddressOfOnesChoice() throws UnknownHostException {
    var here = fixture.access.from(InetAddress.getByName("127.0.7.9"));
    var client = ClientFixture.of(here.anonymous());
    assertThat(hub.nextSeat().from()).isEqualTo("127.0.7.9");
    assertThat(hub.logInsFrom).containsExactly("127.0.7.9");
    assertThat(client.isConnected()).isTrue();
  }

  @Test
  void aRefusedLogInIsToldFromThereToo() throws UnknownHostException {
    hub.logInAnswer = io.netty.handler.codec.http.HttpResponseStatus.TOO_MANY_REQUESTS;
    var here = fixture.access.from(InetAddress.getByName("127.0.7.9"));
    assertThat(ClientFixture.failureOf(here.anonymous()))
        .isInstanceOf(HubProblem.class)
        .hasMessageContaining("429 NO");
  }
}
