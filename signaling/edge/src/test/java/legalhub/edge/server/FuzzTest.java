package legalhub.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import legalhub.actors.entity.Caller;
import legalhub.edge.EdgeLimits;
import legalhub.edge.EdgeMeter;
import legalhub.edge.Fixtures;
import legalhub.edge.connection.CloseCode;
import legalhub.edge.connection.Connection;
import legalhub.edge.connection.ConnectionBench;
import legalhub.edge.connection.Connections;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.ClientFrame.FrameCase;
import legalhub.wire.v1.Hello;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;

/**
 * Every type of frame, any size, any order. No actor fails, each socket ends with a code of the
 * table or lives on, and nothing is kept. {@code -Dlegalhub.fuzz.seed} and {@code
 * -Dlegalhub.fuzz.sockets} choose what is tried.
 */
class FuzzTest {
  private static final long SEED = Long.getLong("legalhub.fuzz.seed", 20260302L);
  private static final int SOCKETS = Integer.getInteger("legalhub.fuzz.sockets", 1_400);
  private static final int FRAMES_PER_SOCKET = 15;
  private static final long KEPT_BYTES_MAX = 48L * 1024 * 1024;
  private static final Set<Integer> CODES =
      Arrays.stream(CloseCode.values()).map(CloseCode::code).collect(Collectors.toSet());

  private static final EdgeLimits LIMITS = Fixtures.settings("").limits();

  private final FuzzFrames frames = new FuzzFrames(SEED);
  private final Map<Caller.Role, String> tokens = new EnumMap<>(Caller.Role.class);

  @Test
  void noFrameBreaksAnythingAndNothingIsKept() {
    try (var bench = new ConnectionBench("")) {
      bench.entities.answerWith(told -> bench.entities.skip());
      long before = usedBytes();
      var ends = new HashSet<Integer>();
      for (int i = 0; i < SOCKETS; i++) {
        ends.addAll(new Socket(bench).fuzz(i));
      }
      assertThat(SOCKETS * FRAMES_PER_SOCKET).isGreaterThanOrEqualTo(20_000);
      assertThat(frames.tried())
          .containsAll(EnumSet.complementOf(EnumSet.of(FrameCase.FRAME_NOT_SET)));
      assertThat(ends).as("seed %d", SEED).contains(4400, 4401).isSubsetOf(CODES);
      assertThat(usedBytes() - before).as("bytes kept").isLessThan(KEPT_BYTES_MAX);
    }
  }

  private static long usedBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Noise below the frames: what no WebSocket client sends. */
  @Test
  void noBytesBreakAnything() {
    try (var hub = new RunningEdge("")) {
      for (int i = 0; i < 40; i++) {
        try (var socket = new RawSocket(hub.edge.port()).open()) {
          for (int j = 0; j < 10; j++) {
            socket.write(frames.noise());
          }
          // Noise may look like the beginning of a long frame: then the hub waits for the rest.
          assertThat(socket.closeCodeWithin(Duration.ofMillis(200)))
              .as("seed %d", SEED)
              .isIn(4400, 4408, 4413, 1000, 1006, RawSocket.OPEN);
        }
      }
      var alive = hub.resident("r-1").beat();
      assertThat(alive.next(f -> f.getBeat().getEcho() == 7).hasBeat()).isTrue();
    }
  }

  /** One socket without a network, in the test's own thread. */
  private final class Socket {
    private final ConnectionBench bench;
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final TestProbe<Object> probe;
    private ActorRef<Connection.Message> actor;

    Socket(ConnectionBench bench) {
      this.bench = bench;
      this.probe = bench.kit.createTestProbe();
      var handler =
          new SocketHandler(
              new ChannelSink(channel, Duration.ofHours(1), EdgeMeter.none()),
              new RateLimit(LIMITS.framesPerWindowMax(), LIMITS.rateWindow()),
              new Rush(LIMITS.greetingsMax(), Duration.ofMillis(500), 0));
      channel.pipeline().addLast(handler);
      bench.connections.tell(new Connections.Open(handler.sink(), made -> actor = made));
      handler.attached(actor);
    }

    /** Gives the code that the hub closed with, if it did. */
    Set<Integer> fuzz(int number) {
      if (frames.nextInt(10) > 0) {
        send(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(hello())));
      }
      for (int i = 0; i < FRAMES_PER_SOCKET; i++) {
        send(
            frames.nextInt(50) == 0
                ? new TextWebSocketFrame("{}")
                : new BinaryWebSocketFrame(Unpooled.wrappedBuffer(frames.next())));
      }
      assertThat(channel.close().isDone()).isTrue();
      channel.runPendingTasks();
      probe.expectTerminated(actor, Duration.ofSeconds(10));
      return closeCodes(number);
    }

    private void send(WebSocketFrame frame) {
      channel.writeInbound(frame);
      // The empty buffer is one for all and can't be released.
      assertThat(frame.refCnt() == 0 || frame.content().capacity() == 0).isTrue();
    }

    private byte[] hello() {
      var role = Caller.Role.values()[frames.nextInt(5)];
      var token = tokens.computeIfAbsent(role, any -> bench.tokens.issue(any, "lawyer-1", "f"));
      return ClientFrame.newBuilder()
          .setHello(Hello.newBuilder().setToken(token).setSessionId("s"))
          .build()
          .toByteArray();
    }

    private Set<Integer> closeCodes(int number) {
      var codes = new HashSet<Integer>();
      for (Object out; (out = channel.readOutbound()) != null; ) {
        var frame = (WebSocketFrame) out;
        if (frame instanceof CloseWebSocketFrame close) {
          codes.add(close.statusCode());
        }
        frame.release();
      }
      assertThat(codes).as("socket %d, seed %d", number, SEED).hasSizeLessThanOrEqualTo(1);
      return codes;
    }
  }
}
