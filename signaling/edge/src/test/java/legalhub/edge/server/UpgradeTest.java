package legalhub.edge.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.time.Clock;
import java.util.Set;
import legalhub.edge.EdgeMeter;
import legalhub.edge.EdgeServices;
import legalhub.edge.FakeRecordings;
import legalhub.edge.Fixtures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes a socket, and what doesn't. */
class UpgradeTest {
  private static RunningEdge hub;

  @BeforeAll
  static void start() {
    hub = new RunningEdge("");
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private static int status(String path, String protocol, String... headers) {
    try (var socket = new RawSocket(hub.edge.port())) {
      return socket.upgrade(path, protocol, headers);
    }
  }

  @Test
  void aPageOfTheSameHostMayComeFromAnyPort() {
    assertThat(status("/realtime", "legalhub.v1", "Origin: http://hub.test:8080")).isEqualTo(101);
    assertThat(status("/realtime", "legalhub.v1", "Origin: https://HUB.test")).isEqualTo(101);
  }

  @Test
  void aClientThatIsNoBrowserNamesNoOrigin() {
    assertThat(status("/realtime", "legalhub.v1")).isEqualTo(101);
  }

  @Test
  void aStrangersPageIsForbidden() {
    assertThat(status("/realtime", "legalhub.v1", "Origin: http://evil.test")).isEqualTo(403);
    assertThat(status("/realtime", "legalhub.v1", "Origin: http://hub.test.evil.test"))
        .isEqualTo(403);
    assertThat(status("/realtime", "legalhub.v1", "Origin: null")).isEqualTo(403);
  }

  @Test
  void namedOriginsAloneMayComeWhenThereAreAny() {
    var rule = new OriginRule(Set.of("https://hub.example.cn"));
    var headers = new DefaultHttpHeaders();
    headers.set("Host", "hub.test").set("Origin", "https://hub.example.cn");
    assertThat(rule.allows(headers)).isTrue();
    headers.set("Origin", "http://hub.test");
    assertThat(rule.allows(headers)).isFalse();
  }

  @Test
  void anotherPathAnotherProtocolAndPlainHttpHaveTheirStatus() {
    assertThat(status("/elsewhere", "legalhub.v1")).isEqualTo(404);
    assertThat(status("/realtime", "")).isEqualTo(400);
    assertThat(status("/realtime", "chat, legalhub.v2")).isEqualTo(400);
    assertThat(status("/realtime?x=1", "chat, legalhub.v1")).isEqualTo(101);
    try (var socket = new RawSocket(hub.edge.port())) {
      assertThat(socket.request("GET /realtime HTTP/1.1\r\nHost: h\r\n\r\n")).isEqualTo(426);
    }
    try (var socket = new RawSocket(hub.edge.port())) {
      assertThat(socket.request("nonsense\r\n\r\n")).isEqualTo(400);
    }
  }

  @Test
  void aPortInUseIsOneClearSentence() {
    var settings = Fixtures.settings("legalhub.edge.listen.port = " + hub.edge.port());
    var services =
        new EdgeServices(
            hub.entities,
            hub.sealer,
            new FakeRecordings(),
            Fixtures.town(),
            Fixtures.NO_CONFLICTS,
            hub.tokens,
            hub.revocations,
            () -> true,
            Clock.systemUTC(),
            EdgeMeter.none(),
            Fixtures.CONFERENCES);
    assertThatThrownBy(() -> Edge.start(hub.kit.system(), settings, services))
        .isInstanceOf(EdgeException.class)
        .hasMessageContaining("port " + hub.edge.port())
        .hasMessageContaining("another program");
  }

  @Test
  void aCertificateThatCantBeReadIsOneClearSentence() {
    var settings =
        Fixtures.settings(
            "legalhub.edge.listen { tls-certificate = \"/nowhere.pem\", tls-key = \"/no.key\" }");
    assertThatThrownBy(() -> Edge.start(hub.kit.system(), settings, null))
        .isInstanceOf(EdgeException.class)
        .hasMessageContaining("/nowhere.pem");
  }
}
