package legalhub.edge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.consultation.ConsultationView;
import legalhub.actors.consultation.ConsultationView.Phase;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Reply;
import legalhub.actors.entity.SeatNotice;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.entity.ViewUpdate;
import legalhub.actors.entity.ViewVersion;
import legalhub.actors.signal.Signals;
import legalhub.edge.FakeEntities;
import legalhub.edge.connection.ConnectionBench.Client;
import legalhub.wire.v1.Candidate;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.Description;
import legalhub.wire.v1.PeerReset;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.Signal;
import legalhub.wire.v1.SignalAck;
import legalhub.wire.v1.Unsubscribe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Seats and negotiation of calls, over reconnects of the socket and restarts of the hub. */
class CallsTest {
  private static final EntityAddress CALL = new EntityAddress(EntityKind.CONSULTATION, "k-1");
  private static final EntityAddress ADDRESS = new EntityAddress(EntityKind.CONSULTATION, "k-1");

  private final ConnectionBench bench =
      new ConnectionBench(
          """
          legalhub.edge.ice {
            stun = "stun:a:3478", turn = "turn:b:3478", turn-secret = "north", relay-only = true
          }
          """);

  @AfterEach
  void close() {
    bench.close();
  }

  private Message.Watch watchOf(Client client, int number) {
    client.subscribe(Frames.consultation(number, "k-1"));
    return bench.last(Message.Watch.class);
  }

  private void shows(Message.Watch watch, long version, ConsultationView.Call call) {
    Map<String, ViewPart> parts = Map.of("call", call);
    watch.to().tell(new ViewUpdate.Whole(watch.watch(), new ViewVersion("e", version), parts));
  }

  private List<FakeEntities.To<Message.Attend>> seatsAtCall() {
    return bench.entities.told(Message.Attend.class).stream()
        .filter(told -> told.to().equals(ADDRESS))
        .toList();
  }

  private List<Object> relayed() {
    return bench.entities.told(Message.Relay.class).stream()
        .<Object>map(told -> told.message().payload())
        .toList();
  }

  private Client inCall(String epoch) {
    var client = bench.resident("r-1").command(Frames.joinCall("j", "k-1"));
    var ask = bench.last(Message.Ask.class);
    ask.replyTo().tell(new Reply.Done(ask.id()));
    bench
        .last(Message.Relay.class)
        .from()
        .tell(new Signals.Entered(CALL, epoch, true, Optional.empty()));
    return client;
  }

  @Test
  void joiningIsAnsweredOnceTheRelayHasAnEpoch() {
    var client = bench.resident("r-1").command(Frames.joinCall("j", "k-1"));
    var ask = bench.last(Message.Ask.class);
    ask.replyTo().tell(new Reply.Done(ask.id()));
    assertThat(client.sink.frames(ServerFrame::hasAnswer)).isEmpty();
    assertThat(relayed()).containsExactly(new Signals.Enter());
    bench
        .last(Message.Relay.class)
        .from()
        .tell(new Signals.Entered(CALL, "e-1", true, Optional.empty()));
    var joined = client.sink.last(ServerFrame::hasAnswer).getAnswer().getDone().getJoinedCall();
    assertThat(joined.getSignalEpoch()).isEqualTo("e-1");
    assertThat(joined.getPolite()).isTrue();
    assertThat(joined.getRelayOnly()).isTrue();
    assertThat(joined.getIceServers(0).getUrlsList()).containsExactly("stun:a:3478");
    assertThat(joined.getIceServers(1).getUsername()).endsWith(":test");
  }

  @Test
  void aCallThatEndsBeforeItIsEnteredRefusesTheJoin() {
    var client = bench.resident("r-1").command(Frames.joinCall("j", "k-1"));
    var ask = bench.last(Message.Ask.class);
    ask.replyTo().tell(new Reply.Done(ask.id()));
    bench.last(Message.Relay.class).from().tell(new Signals.NotOpen(CALL));
    var refused = client.sink.last(ServerFrame::hasAnswer).getAnswer().getRefused();
    assertThat(refused.getCode()).isEqualTo("NOT_IN_THIS_STATE");
  }

  @Test
  void aLostEnterIsRepeatedAndTheJoinAnsweredOnce() {
    var client = bench.resident("r-1").command(Frames.joinCall("j", "k-1"));
    var ask = bench.last(Message.Ask.class);
    ask.replyTo().tell(new Reply.Done(ask.id()));
    bench.pass(Duration.ofSeconds(4));
    assertThat(relayed()).containsOnly(new Signals.Enter()).hasSize(5);
    assertThat(bench.entities.told(Message.Ask.class)).hasSize(1);
    var relay = bench.last(Message.Relay.class).from();
    relay.tell(new Signals.Entered(CALL, "e-1", true, Optional.empty()));
    relay.tell(new Signals.Entered(CALL, "e-2", true, Optional.empty()));
    assertThat(client.sink.frames(ServerFrame::hasAnswer)).hasSize(1);
  }

  @Test
  void aParticipantSitsInTheCallWhileLookingAtIt() {
    var client = bench.resident("r-1");
    var watch = watchOf(client, 1);
    assertThat(seatsAtCall()).isEmpty();
    shows(watch, 1, Frames.call("k-1", "r-1", Phase.TALKING));
    assertThat(seatsAtCall()).hasSize(1);
    assertThat(seatsAtCall().get(0).message().seat()).isEqualTo("resident");
    assertThat(seatsAtCall().get(0).message().claim()).isTrue();
    bench.pass(Duration.ofSeconds(5));
    assertThat(seatsAtCall()).hasSize(2);
    assertThat(seatsAtCall().get(1).message().claim()).isFalse();
    client.send(
        ClientFrame.newBuilder().setUnsubscribe(Unsubscribe.newBuilder().setSubscription(1)));
    assertThat(bench.last(Message.Depart.class).seat()).isEqualTo("resident");
    bench.pass(Duration.ofSeconds(5));
    assertThat(seatsAtCall()).hasSize(2);
  }

  @Test
  void theLawyerHasTheOtherSeatAndOnlookersNone() {
    var lawyer = watchOf(bench.lawyer(), 1);
    shows(lawyer, 1, Frames.call("k-1", "r-1", Phase.TALKING));
    assertThat(seatsAtCall().get(0).message().seat()).isEqualTo("lawyer");
    var admin = watchOf(bench.greeted(Caller.Role.ADMINISTRATOR, "a-1"), 1);
    shows(admin, 1, Frames.call("k-1", "r-1", Phase.TALKING));
    assertThat(seatsAtCall()).hasSize(1);
  }

  @Test
  void aDisplacedCallSeatEndsNothingButTheOwnSeatDoes() {
    var client = bench.resident("r-1");
    shows(watchOf(client, 1), 1, Frames.call("k-1", "r-1", Phase.TALKING));
    var holder = seatsAtCall().get(0).message().holder();
    holder.tell(new SeatNotice.Displaced("resident"));
    assertThat(client.sink.closed()).isNull();
    holder.tell(new SeatNotice.Displaced("connection"));
    assertThat(client.sink.closed()).isEqualTo(CloseCode.DISPLACED);
  }

  @Test
  void aClosedSocketLeavesEverySeatAndView() {
    var client = bench.resident("r-1");
    shows(watchOf(client, 1), 1, Frames.call("k-1", "r-1", Phase.TALKING));
    client.socketClosed();
    assertThat(bench.entities.told(Message.Depart.class))
        .extracting(told -> told.message().seat())
        .containsExactlyInAnyOrder("connection", "resident");
    assertThat(bench.entities.told(Message.Unwatch.class)).hasSize(1);
  }

  /** A client that resumes exactly isn't shown again whose call it is; the seat is taken anyway. */
  @Test
  void aResumedViewStillTakesTheSeat() {
    var client = bench.resident("r-1");
    client.subscribe(Frames.consultation(1, "k-1").setEpoch("e").setVersion(5));
    var watches = bench.entities.told(Message.Watch.class);
    assertThat(watches).hasSize(2);
    var main = watches.get(0).message();
    var probe = watches.get(1).message();
    assertThat(probe.held()).isEmpty();
    main.to()
        .tell(
            new ViewUpdate.Changed(main.watch(), new ViewVersion("e", 5), 5, Map.of(), List.of()));
    shows(probe, 5, Frames.call("k-1", "r-1", Phase.TALKING));
    assertThat(seatsAtCall()).hasSize(1);
    assertThat(bench.last(Message.Unwatch.class).watch()).isEqualTo(probe.watch());
    assertThat(client.sink.frames(ServerFrame::hasSnapshot)).isEmpty();
    bench.pass(Duration.ofSeconds(5));
    assertThat(bench.entities.told(Message.Watch.class)).hasSize(3);
  }

  @Test
  void stepsPassBothWaysWithTheirNumbers() {
    var client = inCall("e-1");
    client.send(signal("e-1", 1).setDescription(offer()));
    client.send(signal("e-1", 2).setCandidate(Candidate.newBuilder().setMid("0")));
    client.send(ack("e-1", 4));
    assertThat(relayed().subList(1, 4))
        .containsExactly(
            new Signals.Send("e-1", 1, new Signals.Description("offer", "v=0")),
            new Signals.Send("e-1", 2, new Signals.Candidate("", "0", 0, "")),
            new Signals.Ack("e-1", 4));
    var down = bench.last(Message.Relay.class).from();
    down.tell(new Signals.Deliver(CALL, "e-1", 1, new Signals.Description("answer", "v=1")));
    down.tell(new Signals.Acked(CALL, "e-1", 2));
    var signal = client.sink.last(ServerFrame::hasSignal).getSignal();
    assertThat(signal.getConsultationId()).isEqualTo("k-1");
    assertThat(signal.getSeq()).isEqualTo(1);
    assertThat(signal.getDescription().getType()).isEqualTo("answer");
    var acked = client.sink.last(ServerFrame::hasSignalAck).getSignalAck();
    assertThat(acked.getUpToSeq()).isEqualTo(2);
  }

  private static ClientFrame.Builder frame(Signal.Builder signal) {
    return ClientFrame.newBuilder().setSignal(signal);
  }

  private static Description.Builder offer() {
    return Description.newBuilder().setType("offer").setSdp("v=0");
  }

  /** A builder whose payload is still to be set, as a frame. */
  private static SignalFrame signal(String epoch, long seq) {
    return new SignalFrame(
        Signal.newBuilder().setConsultationId("k-1").setSignalEpoch(epoch).setSeq(seq));
  }

  private record SignalFrame(Signal.Builder signal) {
    ClientFrame.Builder setDescription(Description.Builder description) {
      return frame(signal.setDescription(description));
    }

    ClientFrame.Builder setCandidate(Candidate.Builder candidate) {
      return frame(signal.setCandidate(candidate));
    }
  }

  private static ClientFrame.Builder ack(String epoch, long upTo) {
    return ClientFrame.newBuilder()
        .setSignalAck(
            SignalAck.newBuilder().setConsultationId("k-1").setSignalEpoch(epoch).setUpToSeq(upTo));
  }

  @Test
  void aPageThatWasNeverInTheCallResumesNothing() {
    var client = bench.resident("r-1");
    shows(watchOf(client, 1), 1, Frames.call("k-1", "r-1", Phase.JOINING));
    bench.pass(Duration.ofSeconds(10));
    assertThat(relayed()).isEmpty();
  }

  /** After a reconnect the page's first word is an acknowledgement of what it holds. */
  @Test
  void aPageThatSaysItsEpochResumesAtOnceAndIsKeptResumed() {
    var client = bench.resident("r-1").send(ack("e-1", 3));
    assertThat(relayed()).containsExactly(new Signals.Ack("e-1", 3), new Signals.Resume("e-1"));
    bench.pass(Duration.ofSeconds(5));
    assertThat(relayed()).endsWith(new Signals.Resume("e-1")).hasSize(3);
    shows(watchOf(client, 1), 1, Frames.call("k-1", "r-1", Phase.TALKING));
    bench.pass(Duration.ofSeconds(5));
    assertThat(relayed()).hasSize(4);
    shows(watchOf(client, 1), 2, Frames.call("k-1", "r-1", Phase.RECORDING_ADVICE));
    bench.pass(Duration.ofSeconds(10));
    assertThat(relayed()).hasSize(4);
  }

  @Test
  void aNewEpochReachesThePageAndIsTheOneThatResumes() {
    var client = inCall("e-1");
    var down = bench.last(Message.Relay.class).from();
    down.tell(new Signals.NewEpoch(CALL, "e-2", true));
    var signal = client.sink.last(ServerFrame::hasSignal).getSignal();
    assertThat(signal.getSignalEpoch()).isEqualTo("e-2");
    assertThat(signal.getSeq()).isZero();
    assertThat(signal.getPeerReset().getKeepPeer()).isTrue();
    bench.pass(Duration.ofSeconds(5));
    assertThat(relayed()).endsWith(new Signals.Resume("e-2"));
  }

  @Test
  void stepsThatNoClientSendsAreFaults() {
    var sdp = "x".repeat(48 * 1024);
    assertThat(closeOf(signal("e", 1).setDescription(offer().setSdp(sdp)))).isNull();
    assertThat(closeOf(signal("e", 1).setDescription(offer().setSdp(sdp + "x"))))
        .isEqualTo(CloseCode.BAD_FRAME);
    assertThat(closeOf(signal("e", 1).setDescription(offer().setType("bye"))))
        .isEqualTo(CloseCode.BAD_FRAME);
    assertThat(closeOf(signal("e", 0).setDescription(offer()))).isEqualTo(CloseCode.BAD_FRAME);
    assertThat(closeOf(signal("", 1).setDescription(offer()))).isEqualTo(CloseCode.BAD_FRAME);
    assertThat(closeOf(frame(Signal.newBuilder()))).isEqualTo(CloseCode.BAD_FRAME);
    var reset = PeerReset.getDefaultInstance();
    assertThat(closeOf(frame(signal("e", 1).signal().setPeerReset(reset))))
        .isEqualTo(CloseCode.BAD_FRAME);
    assertThat(closeOf(ack("", 1))).isEqualTo(CloseCode.BAD_FRAME);
    var admin = bench.greeted(Caller.Role.ADMINISTRATOR, "a-1").send(ack("e", 1));
    assertThat(admin.sink.closed()).isEqualTo(CloseCode.BAD_FRAME);
  }

  private CloseCode closeOf(ClientFrame.Builder frame) {
    var client = bench.resident("r-1").send(frame);
    client.socketClosed();
    return client.sink.closed();
  }
}
