package legalhub.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.RelayDown;
import legalhub.actors.entity.SeatNotice;
import legalhub.actors.signal.Signals;
import legalhub.edge.connection.CloseCode;
import legalhub.wire.v1.Beat;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.Hello;
import legalhub.wire.v1.SignalAck;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;

/** Every close code of the table, on a real socket, each limit at and past it. */
class CloseCodesTest {
  private static final byte[] BEAT =
      ClientFrame.newBuilder().setBeat(Beat.newBuilder().setNonce(1)).build().toByteArray();

  private static byte[] hello(RunningEdge hub, String person) {
    return ClientFrame.newBuilder()
        .setHello(
            Hello.newBuilder()
                .setToken(hub.tokens.issue(Caller.Role.RESIDENT, person, "f"))
                .setSessionId("s"))
        .build()
        .toByteArray();
  }

  private static RawSocket greeted(RunningEdge hub, String person) {
    var socket = new RawSocket(hub.edge.port()).open();
    socket.frame(RawSocket.BINARY, hello(hub, person));
    assertThat(socket.next()).isEqualTo(2);
    assertThat(socket.frames().get(0).hasWelcome()).isTrue();
    return socket;
  }

  private static int goodbye(RawSocket socket) {
    var frames = socket.frames();
    return frames.get(frames.size() - 1).getGoodbye().getCode();
  }

  @Test
  void thePageListsEveryCode() {
    var codes = Arrays.stream(CloseCode.values()).map(CloseCode::code).distinct().toList();
    assertThat(codes).hasSize(CloseCode.values().length).allMatch(c -> c >= 4000 && c < 4500);
  }

  @Test
  void whatIsNoFrameOfTheProtocolIs4400() {
    try (var hub = new RunningEdge("")) {
      assertClosed(greeted(hub, "r-1").frame(RawSocket.TEXT, new byte[] {'h'}), 4400);
      assertClosed(greeted(hub, "r-2").frame(RawSocket.BINARY, new byte[] {-1, -1}), 4400);
      assertClosed(greeted(hub, "r-3").frame(RawSocket.BINARY, new byte[0]), 4400);
      assertClosed(new RawSocket(hub.edge.port()).open().frame(RawSocket.BINARY, BEAT), 4400);
      // Not masked, a reserved bit, an opcode that doesn't exist.
      assertClosed(greeted(hub, "r-4").write(new byte[] {(byte) 0x82, 1, 0}), 4400);
      assertClosed(greeted(hub, "r-5").frame(0xC2, BEAT), 4400);
      assertClosed(greeted(hub, "r-6").frame(0x83, BEAT), 4400);
    }
  }

  private static void assertClosed(RawSocket socket, int code) {
    try (socket) {
      assertThat(socket.closeCode()).isEqualTo(code);
      assertThat(goodbye(socket)).isEqualTo(code);
    }
  }

  @Test
  void aFrameAtTheLimitIsReadAndPastItIs4413() {
    try (var hub = new RunningEdge("")) {
      var socket = greeted(hub, "r-1");
      socket.frame(RawSocket.BINARY, padded(65_536));
      socket.next();
      assertThat(socket.frames().get(1).getBeat().getEcho()).isEqualTo(1);
      assertClosed(socket.frame(RawSocket.BINARY, padded(65_537)), 4413);
      // In pieces it is no smaller.
      var pieces = greeted(hub, "r-2");
      pieces.frame(0x02, new byte[40_000]);
      assertClosed(pieces.frame(0x80, new byte[30_000]), 4413);
    }
  }

  /** A beat with an unknown field that fills the frame to its size. */
  private static byte[] padded(int size) {
    var filler = new byte[size - BEAT.length - 5];
    var out = new ByteArrayOutputStream();
    out.writeBytes(BEAT);
    // Field 999, length-delimited.
    int tag = 999 << 3 | 2;
    out.write(tag & 0x7f | 0x80);
    out.write(tag >> 7);
    for (int rest = filler.length; ; rest >>= 7) {
      out.write(rest > 0x7f ? rest & 0x7f | 0x80 : rest);
      if (rest <= 0x7f) {
        break;
      }
    }
    out.writeBytes(filler);
    return out.toByteArray();
  }

  @Test
  void framesInPiecesAreOneFrame() {
    try (var hub = new RunningEdge("");
        var socket = greeted(hub, "r-1")) {
      socket.frame(0x02, Arrays.copyOf(BEAT, 2));
      socket.frame(RawSocket.PING, new byte[] {5});
      assertThat(socket.next()).isEqualTo(10);
      socket.frame(0x80, Arrays.copyOfRange(BEAT, 2, BEAT.length));
      assertThat(socket.next()).isEqualTo(2);
      for (byte one : RawSocket.bytesOf(RawSocket.BINARY, BEAT)) {
        socket.write(new byte[] {one});
      }
      assertThat(socket.next()).isEqualTo(2);
      assertThat(socket.frames()).hasSize(3);
    }
  }

  @Test
  void framesAtTheRateAreReadAndPastItIs4429() {
    try (var hub =
        new RunningEdge("legalhub.edge.limits { frames-per-second-max = 20, rate-window = 60s }")) {
      var socket = greeted(hub, "r-1");
      IntStream.range(1, 1_200).forEach(i -> socket.frame(RawSocket.BINARY, BEAT));
      IntStream.range(1, 1_200).forEach(i -> socket.next());
      assertClosed(socket.frame(RawSocket.BINARY, BEAT), 4429);
    }
  }

  @Test
  void aLateHelloIs4408() {
    try (var hub = new RunningEdge("legalhub.edge.times.hello-within = 300ms")) {
      assertClosed(new RawSocket(hub.edge.port()).open(), 4408);
      var silent = new RawSocket(hub.edge.port());
      assertThat(silent.closeCode()).isEqualTo(1006);
    }
  }

  @Test
  void aSilentPeerIs4000() {
    try (var hub =
        new RunningEdge("legalhub.edge.times { beat-every = 100ms, dead-after = 300ms }")) {
      assertClosed(greeted(hub, "r-1"), 4000);
    }
  }

  @Test
  void tokensHaveTheirCodes() {
    try (var hub = new RunningEdge("")) {
      var foreign = hub.open().hello("x.y.z", "s");
      assertThat(foreign.closeCode()).isEqualTo(4401);
      var revoked = hub.resident("r-1");
      hub.revocations.revokePerson("r-1");
      assertThat(revoked.closeCode()).isEqualTo(4301);
      hub.entities.skip();
      var displaced = hub.resident("r-2");
      var attend = hub.entities.next(Message.Attend.class).message();
      attend.holder().tell(new SeatNotice.Displaced("connection"));
      assertThat(displaced.closeCode()).isEqualTo(4300);
    }
  }

  @Test
  void connectionsAreCountedByAddressByPersonAndByNode() {
    try (var hub =
        new RunningEdge(
            """
            legalhub.edge.limits {
              connections-per-address-max = 3, connections-per-person-max = 2
            }
            """)) {
      var first = greeted(hub, "r-1");
      greeted(hub, "r-1");
      var third = new RawSocket(hub.edge.port()).open().frame(RawSocket.BINARY, hello(hub, "r-1"));
      assertClosed(third, 4102);
      first.frame(RawSocket.CLOSE, new byte[] {3, (byte) 0xe8});
      assertThat(first.closeCode()).isEqualTo(1000);
      first.close();
      greeted(hub, "r-1");
      greeted(hub, "r-2");
      assertClosed(new RawSocket(hub.edge.port()).open(), 4102);
    }
    try (var hub = new RunningEdge("legalhub.edge.limits.connections-max = 1")) {
      greeted(hub, "r-1");
      var second = new RawSocket(hub.edge.port()).open();
      assertClosed(second, 4101);
      assertThat(second.frames().get(0).getGoodbye().getRetryAfterMillis()).isPositive();
    }
  }

  @Test
  void hellosThatWaitAreCountedAndPastTheLimitEachIsToldWhenToCome() {
    try (var hub = new RunningEdge("legalhub.edge.limits.greetings-max = 1")) {
      greeted(hub, "r-1");
      greeted(hub, "r-2");
      assertThat(hub.open().hello("x.y.z", "s").closeCode()).isEqualTo(4401);
      greeted(hub, "r-3");
    }
    try (var hub = new RunningEdge("legalhub.edge.limits.greetings-max = 0")) {
      for (int i = 0; i < 3; i++) {
        var late = new RawSocket(hub.edge.port()).open();
        late.frame(RawSocket.BINARY, hello(hub, "r-" + i));
        assertClosed(late, 4101);
        var turn = Duration.ofMillis(late.frames().get(0).getGoodbye().getRetryAfterMillis());
        assertThat(turn).isBetween(Duration.ofMillis(500), Rush.TURN_MAX);
      }
    }
  }

  @Test
  void aDrainingNodeIs4100ForOldAndNewAndStopsCleanly() {
    try (var hub = new RunningEdge("")) {
      var old = greeted(hub, "r-1");
      var unused = hub.edge.drain(Duration.ZERO);
      assertClosed(old, 4100);
      assertClosed(new RawSocket(hub.edge.port()).open(), 4100);
    }
  }

  @Test
  void aConsumerThatReadsNothingIsCutAndOthersGoOn() {
    try (var hub = new RunningEdge("legalhub.edge.limits.outbound-bytes-max = 256 KiB");
        var stuck = new RawSocket(hub.edge.port()).open()) {
      var fast = hub.resident("r-1");
      stuck.frame(RawSocket.BINARY, hello(hub, "r-2"));
      var relay = negotiates(hub, stuck);
      // Larger than what the system buffers for a socket of this machine.
      var step = new Signals.Description("offer", "x".repeat(40_000));
      for (int seq = 1; seq <= 400; seq++) {
        relay.tell(
            new Signals.Deliver(new EntityAddress(EntityKind.CONSULTATION, "k-1"), "e", seq, step));
      }
      hub.entities.next(Message.Depart.class);
      assertThat(stuck.closeCode()).isIn(4001, 1006);
      assertThat(fast.beat().next(f -> f.getBeat().getEcho() == 7).hasBeat()).isTrue();
    }
  }

  private static ActorRef<RelayDown> negotiates(RunningEdge hub, RawSocket socket) {
    var ack = SignalAck.newBuilder().setConsultationId("k-1").setSignalEpoch("e");
    socket.frame(
        RawSocket.BINARY, ClientFrame.newBuilder().setSignalAck(ack).build().toByteArray());
    return hub.entities.next(Message.Relay.class).message().from();
  }
}
