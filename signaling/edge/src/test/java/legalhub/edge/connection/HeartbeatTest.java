package legalhub.edge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import legalhub.actors.entity.Caller;
import legalhub.wire.v1.Beat;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.Renew;
import legalhub.wire.v1.ServerFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S1: a half-open socket is noticed within 20 s; one that lives stays for ever. */
class HeartbeatTest {
  private final ConnectionBench bench = new ConnectionBench("");

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void thisSideBeatsEveryFiveSecondsAndTellsTheTime() {
    var client = bench.resident("r-1");
    for (int second = 0; second < 30; second++) {
      bench.pass(Duration.ofSeconds(1));
      client.beat();
    }
    var beats = client.sink.frames(ServerFrame::hasBeat);
    assertThat(beats).hasSize(6);
    assertThat(beats.get(0).getBeat().getServerTimeMillis()).isPositive();
  }

  @Test
  void aMeasuringBeatIsEchoedAtOnce() {
    var client = bench.resident("r-1");
    client.send(ClientFrame.newBuilder().setBeat(Beat.newBuilder().setNonce(-3L)));
    assertThat(client.sink.last(ServerFrame::hasBeat).getBeat().getEcho()).isEqualTo(-3L);
  }

  @Test
  void aSilentPeerIsFoundWithinTwentySeconds() {
    var client = bench.resident("r-1");
    bench.pass(Duration.ofSeconds(4));
    client.beat();
    bench.pass(Duration.ofSeconds(15));
    assertThat(client.sink.closed()).isNull();
    bench.pass(Duration.ofSeconds(5));
    assertThat(client.sink.closed()).isEqualTo(CloseCode.HEARTBEAT_LOST);
  }

  @Test
  void aPeerThatWasNeverHeardAfterHelloIsFoundToo() {
    var client = bench.resident("r-1");
    bench.pass(Duration.ofSeconds(20));
    assertThat(client.sink.closed()).isEqualTo(CloseCode.HEARTBEAT_LOST);
  }

  @Test
  void anyFrameIsASignOfLife() {
    var client = bench.resident("r-1");
    for (int i = 0; i < 20; i++) {
      bench.pass(Duration.ofSeconds(10));
      client.command(Frames.withdraw("c-" + i));
    }
    assertThat(client.sink.closed()).isNull();
  }

  /** S6: members vanish at exactly N hours. */
  @Test
  void aConnectionThatRenewsItsTokenOutlivesEveryTimeOut() {
    var client = bench.resident("r-1");
    for (int minute = 0; minute < 24 * 60; minute += 5) {
      client.send(
          ClientFrame.newBuilder()
              .setRenew(
                  Renew.newBuilder()
                      .setToken(bench.tokens.issue(Caller.Role.RESIDENT, "r-1", "family-r-1"))));
      for (int i = 0; i < 30; i++) {
        bench.pass(Duration.ofSeconds(10));
        client.beat();
      }
      bench.entities.skip();
    }
    assertThat(client.sink.closed()).isNull();
  }
}
