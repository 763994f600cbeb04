package legalhub.simulator.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.URI;
import java.time.Duration;
import legalhub.wire.v1.Beat;
import legalhub.wire.v1.ClientFrame.FrameCase;
import legalhub.wire.v1.Goodbye;
import legalhub.wire.v1.ServerFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {
  /** Long enough for ten tries with this backoff. */
  private static final long LONG_ENOUGH_MILLIS = 300;

  private final ClientFixture fixture = new ClientFixture();
  private final FakeHub hub = fixture.hub;

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void saysWhoItIsAndIsWelcomed() {
    var client = fixture.client();
    var hello = hub.nextSeat().next(FrameCase.HELLO).getHello();
    assertThat(hello.getToken()).isEqualTo("token-1");
    assertThat(hello.getSessionId()).hasSize(36);
    assertThat(client.isConnected()).isTrue();
    assertThat(client.personId()).isEqualTo("person-1");
  }

  @Test
  void beatsAndAnswersBeats() {
    hub.welcome = hub.welcome.toBuilder().setBeatEveryMillis(30).build();
    fixture.client();
    var seat = hub.nextSeat();
    assertThat(seat.next(FrameCase.BEAT).getBeat().getNonce()).isEqualTo(1);
    seat.send(ServerFrame.newBuilder().setBeat(Beat.newBuilder().setNonce(77)));
    var beat = seat.next(FrameCase.BEAT).getBeat();
    while (beat.getEcho() == 0) {
      beat = seat.next(FrameCase.BEAT).getBeat();
    }
    assertThat(beat.getEcho()).isEqualTo(77);
  }

  @Test
  void leavesASilentHubAndComesBack() {
    hub.welcome = hub.welcome.toBuilder().setBeatEveryMillis(30).setDeadAfterMillis(100).build();
    fixture.client();
    assertThat(hub.nextSeat().awaitClosed()).isEqualTo(Closing.HEARTBEAT_LOST);
    hub.nextSeat();
  }

  @ParameterizedTest
  @ValueSource(ints = {1001, 1012, 4000, 4001, 4100, 4101, 4102, 4408})
  void comesBackAsTheSameSession(int code) {
    fixture.client();
    var seat = hub.nextSeat();
    var session = seat.next(FrameCase.HELLO).getHello().getSessionId();
    seat.close(code);
    assertThat(hub.nextSeat().next(FrameCase.HELLO).getHello().getSessionId()).isEqualTo(session);
  }

  @Test
  void comesBackAfterALostLine() {
    var client = fixture.client();
    hub.nextSeat().cut();
    hub.nextSeat();
    client.cutLine(Duration.ofMillis(10));
    hub.nextSeat();
  }

  @Test
  void waitsAsLongAsTheHubSays() {
    fixture.client();
    var seat = hub.nextSeat();
    var goodbye = Goodbye.newBuilder().setCode(4100).setRetryAfterMillis(400);
    seat.send(ServerFrame.newBuilder().setGoodbye(goodbye));
    seat.close(4100);
    assertThat(hub.nextSeatWithin(LONG_ENOUGH_MILLIS)).isNull();
    hub.nextSeat();
  }

  @ParameterizedTest
  @ValueSource(ints = {4300, 4301, 4400, 4413, 4429})
  void staysAwayWhenToldSo(int code) {
    var client = fixture.client();
    hub.nextSeat().close(code);
    assertThat(hub.nextSeatWithin(LONG_ENOUGH_MILLIS)).isNull();
    assertThat(client.isConnected()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {4200, 4401})
  void fetchesAFreshTokenWhenItsOwnIsRefused(int code) {
    fixture.client();
    hub.nextSeat().close(code);
    assertThat(hub.nextSeat().next(FrameCase.HELLO).getHello().getToken()).isEqualTo("token-2");
  }

  @Test
  void endsWhenTheLogInIsOver() {
    fixture.client();
    hub.refreshAnswer = HttpResponseStatus.UNAUTHORIZED;
    hub.nextSeat().close(4200);
    assertThat(hub.nextSeatWithin(LONG_ENOUGH_MILLIS)).isNull();
  }

  @Test
  void renewsItsTokenBeforeItEnds() {
    hub.welcome =
        hub.welcome.toBuilder()
            .setServerTimeMillis(1_000_000)
            .setTokenExpiresMillis(1_000_000 + 1_500)
            .build();
    fixture.client();
    assertThat(hub.nextSeat().next(FrameCase.RENEW).getRenew().getToken()).isEqualTo("token-2");
  }

  @Test
  void knowsTheHubsClock() {
    hub.welcome = hub.welcome.toBuilder().setServerTimeMillis(5_000_000_000_000L).build();
    assertThat(fixture.client().hubMillis()).isBetween(5_000_000_000_000L, 5_000_000_060_000L);
  }

  @Test
  void tellsARefusedLogInAndAnUnreachableHub() {
    hub.logInAnswer = HttpResponseStatus.UNAUTHORIZED;
    var refused = ClientFixture.failureOf(fixture.access.staff("a", "b"));
    assertThat(refused).isInstanceOf(HubProblem.class).hasMessageContaining("401 NO");
    try (var nowhere = HubAccess.to(URI.create("http://127.0.0.1:1"))) {
      assertThat(ClientFixture.failureOf(nowhere.anonymous())).isInstanceOf(Unreachable.class);
    }
  }

  @Test
  void logsInAgainAndAgainWhileTheHubIsBusy() {
    hub.logInAnswer = HttpResponseStatus.TOO_MANY_REQUESTS;
    var coming = fixture.access.persistently(Duration.ofSeconds(10), fixture.access::anonymous);
    hub.logInAnswer = HttpResponseStatus.OK;
    assertThat(ClientFixture.of(coming).isConnected()).isTrue();
  }
}
