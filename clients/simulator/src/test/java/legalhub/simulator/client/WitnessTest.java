package legalhub.simulator.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import legalhub.wire.v1.Beat;
import legalhub.wire.v1.ClientFrame.FrameCase;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.GoOnDuty;
import legalhub.wire.v1.ServerFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of a client, and where it comes from. */
class WitnessTest {
  /** Long enough for ten tries with this backoff. */
  private static final long LONG_ENOUGH_MILLIS = 300;

  private static final long PATIENCE_SECONDS = 10;

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
  void aKilledClientIsCutOffAndNeverComesBack() {
    var client = fixture.client();
    var seat = hub.nextSeat();
    ClientFixture.of(client.kill());
    assertThat(seat.awaitClosed()).isEqualTo(-1);
    assertThat(hub.nextSeatWithin(LONG_ENOUGH_MILLIS)).isNull();
    assertThat(fixture.told).containsExactly("opened", "left");
  }

  @Test
  void aClientWithoutPowerIsSilentAndLeavesItsSocketToTheHub() {
    hub.welcome = hub.welcome.toBuilder().setBeatEveryMillis(30).build();
    var client = fixture.client();
    var seat = hub.nextSeat();
    seat.next(FrameCase.BEAT);
    ClientFixture.of(client.powerOff());
    seat.send(ServerFrame.newBuilder().setBeat(Beat.newBuilder().setNonce(77)));
    assertThat(seat.fallsSilent(LONG_ENOUGH_MILLIS)).isTrue();
    seat.close(4001);
    seat.awaitClosed();
    assertThat(hub.nextSeatWithin(LONG_ENOUGH_MILLIS)).isNull();
    assertThat(fixture.told).containsExactly("opened", "left");
  }

  @Test
  void eachBeatIsToldAndEachAnswerToIt() throws InterruptedException {
    hub.welcome = hub.welcome.toBuilder().setBeatEveryMillis(30).build();
    var told = new LinkedBlockingQueue<String>();
    var witness =
        new ClientWitness() {
          @Override
          public void beatSent(long number) {
            told.add("sent " + number);
          }

          @Override
          public void beatAnswered(long number) {
            told.add("answered " + number);
          }
        };
    try (var access = new HubAccess(List.of(hub.url()), ClientFixture.QUICK, witness)) {
      ClientFixture.of(access.anonymous());
      var seat = hub.nextSeat();
      long number = seat.next(FrameCase.BEAT).getBeat().getNonce();
      seat.send(ServerFrame.newBuilder().setBeat(Beat.newBuilder().setEcho(number)));
      var first = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(first).isEqualTo("sent 1");
      var next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      while (next != null && next.startsWith("sent")) {
        next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      assertThat(next).isEqualTo("answered 1");
    }
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
