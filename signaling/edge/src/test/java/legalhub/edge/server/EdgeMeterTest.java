package legalhub.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import legalhub.edge.connection.CloseCode;
import org.junit.jupiter.api.Test;

/** What an edge counts of its sockets. */
class EdgeMeterTest {

  @Test
  void aSocketIsOpenUntilItIsClosedAndItsEndIsCountedOnce() {
    try (var hub = new RunningEdge("")) {
      var first = hub.resident("r-1");
      var second = hub.resident("r-2");
      assertThat(hub.edge.sockets()).isEqualTo(2);
      // A welcome may still be on its way out.
      eventually(hub, () -> assertThat(hub.edge.bytesWaiting()).isZero());
      first.close();
      assertThat(hub.meter.next()).isEqualTo("closed by the client");
      second.sendText("no text is spoken here");
      assertThat(second.closeCode()).isEqualTo(CloseCode.BAD_FRAME.code());
      assertThat(hub.meter.next()).isEqualTo("closed BAD_FRAME");
      eventually(hub, () -> assertThat(hub.edge.sockets()).isZero());
      assertThat(hub.meter.all()).isEmpty();
    }
  }

  private static void eventually(RunningEdge hub, Runnable claim) {
    hub.kit
        .createTestProbe()
        .awaitAssert(
            Duration.ofSeconds(20),
            () -> {
              claim.run();
              return null;
            });
  }

  @Test
  void whoIsTurnedAwayIsCountedAndNotOpen() {
    try (var hub = new RunningEdge("legalhub.edge.limits.connections-max = 1")) {
      try (var stranger = new RawSocket(hub.edge.port())) {
        assertThat(stranger.upgrade("/elsewhere", "legalhub.v1")).isEqualTo(404);
      }
      assertThat(hub.meter.next()).isEqualTo("upgrade refused 404");
      hub.resident("r-1");
      assertThat(hub.open().closeCode()).isEqualTo(CloseCode.OVERLOADED.code());
      assertThat(hub.meter.next()).isEqualTo("closed OVERLOADED");
      assertThat(hub.edge.sockets()).isEqualTo(1);
    }
  }
}
