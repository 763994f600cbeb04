package legalhub.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Reply;
import legalhub.actors.entity.SeatNotice;
import legalhub.actors.entity.ViewUpdate;
import legalhub.actors.entity.ViewVersion;
import legalhub.actors.session.SessionView;
import legalhub.actors.signal.Signals;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Description;
import legalhub.wire.v1.JoinCall;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.Signal;
import legalhub.wire.v1.Subscribe;
import legalhub.wire.v1.Topic;
import legalhub.wire.v1.VisitPhase;
import legalhub.wire.v1.VisitTopic;
import legalhub.wire.v1.Withdraw;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The thinnest whole thing: a real socket, from Hello to a signal. */
class EdgeSmokeTest {
  private RunningEdge hub;

  @BeforeEach
  void start() {
    hub = new RunningEdge("");
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void aCommandIsAnsweredOnce() {
    var socket = hub.resident("r-1");
    socket.command(
        Command.newBuilder().setId("c-1").setWithdraw(Withdraw.newBuilder().setTicketId("t-1")));
    var ask = hub.entities.next(Message.Ask.class);
    assertThat(ask.to()).isEqualTo(new EntityAddress(EntityKind.RESIDENT_SESSION, "r-1"));
    ask.message().replyTo().tell(new Reply.Done(ask.message().id()));
    ask.message().replyTo().tell(new Reply.Done(ask.message().id()));
    assertThat(socket.next(ServerFrame::hasAnswer).getAnswer().getCommandId()).isEqualTo("c-1");
    socket.beat();
    var echo = socket.next(frame -> frame.hasAnswer() || frame.getBeat().getEcho() == 7);
    assertThat(echo.hasBeat()).isTrue();
  }

  @Test
  void aViewIsShownAndFollowed() {
    var socket = hub.resident("r-1");
    socket.subscribe(
        Subscribe.newBuilder()
            .setSubscription(1)
            .setTopic(Topic.newBuilder().setVisit(VisitTopic.getDefaultInstance())));
    var watch = hub.entities.next(Message.Watch.class).message();
    watch
        .to()
        .tell(
            new ViewUpdate.Whole(
                watch.watch(),
                new ViewVersion("e1", 3),
                Map.of("visit", visit(SessionView.Phase.IDLE))));
    var snapshot = socket.next(ServerFrame::hasSnapshot).getSnapshot();
    assertThat(snapshot.getVersion()).isEqualTo(3);
    assertThat(snapshot.getParts(0).getVisit().getPhase()).isEqualTo(VisitPhase.IDLE);
    watch
        .to()
        .tell(
            new ViewUpdate.Changed(
                watch.watch(),
                new ViewVersion("e1", 5),
                3,
                Map.of("visit", visit(SessionView.Phase.WAITING)),
                List.of()));
    var delta = socket.next(ServerFrame::hasDelta).getDelta();
    assertThat(delta.getFromVersion()).isEqualTo(3);
    assertThat(delta.getChanged(0).getVisit().getPhase()).isEqualTo(VisitPhase.WAITING);
  }

  private static SessionView.Visit visit(SessionView.Phase phase) {
    return new SessionView.Visit(
        phase,
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(),
        false);
  }

  @Test
  void aCallIsJoinedAndNegotiated() {
    var socket = hub.resident("r-1");
    socket.command(
        Command.newBuilder()
            .setId("c-1")
            .setJoinCall(JoinCall.newBuilder().setConsultationId("k-1")));
    var ask = hub.entities.next(Message.Ask.class).message();
    ask.replyTo().tell(new Reply.Done(ask.id()));
    var relay = hub.entities.next(Message.Relay.class).message();
    assertThat(relay.payload()).isEqualTo(new Signals.Enter());
    var call = new EntityAddress(EntityKind.CONSULTATION, "k-1");
    relay.from().tell(new Signals.Entered(call, "e-1", true, Optional.empty()));
    var joined = socket.next(ServerFrame::hasAnswer).getAnswer().getDone().getJoinedCall();
    assertThat(joined.getSignalEpoch()).isEqualTo("e-1");
    assertThat(joined.getPolite()).isTrue();
    socket.send(
        ClientFrame.newBuilder()
            .setSignal(
                Signal.newBuilder()
                    .setConsultationId("k-1")
                    .setSignalEpoch("e-1")
                    .setSeq(1)
                    .setDescription(Description.newBuilder().setType("offer").setSdp("v=0"))));
    var sent = (Signals.Send) hub.entities.next(Message.Relay.class).message().payload();
    assertThat(sent.payload()).isEqualTo(new Signals.Description("offer", "v=0"));
    relay.from().tell(new Signals.Deliver(call, "e-1", 1, sent.payload()));
    assertThat(socket.next(ServerFrame::hasSignal).getSignal().getSeq()).isEqualTo(1);
  }

  @Test
  void aDisplacedSocketIsToldSo() {
    var socket = hub.resident("r-1");
    var attend = hub.entities.next(Message.Attend.class).message();
    assertThat(attend.claim()).isTrue();
    attend.holder().tell(new SeatNotice.Displaced("connection"));
    assertThat(socket.next(ServerFrame::hasGoodbye).getGoodbye().getCode()).isEqualTo(4300);
    assertThat(socket.closeCode()).isEqualTo(4300);
    hub.entities.next(Message.Depart.class);
  }
}
