package legalhub.simulator.people;

import static legalhub.simulator.client.ClientFixture.of;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import legalhub.simulator.client.ClientFixture;
import legalhub.simulator.client.FakeSeat;
import legalhub.wire.v1.Answer;
import legalhub.wire.v1.CallPart;
import legalhub.wire.v1.CallPhase;
import legalhub.wire.v1.ClientFrame.FrameCase;
import legalhub.wire.v1.Delta;
import legalhub.wire.v1.Done;
import legalhub.wire.v1.JoinedCall;
import legalhub.wire.v1.OfferPart;
import legalhub.wire.v1.Outcome;
import legalhub.wire.v1.Part;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.Signal;
import legalhub.wire.v1.Snapshot;
import legalhub.wire.v1.VisitPart;
import legalhub.wire.v1.VisitPhase;
import legalhub.wire.v1.WorkPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The helpers with which acceptance tests tell their stories, against a hub that is played by hand.
 */
class PeopleTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final ClientFixture fixture = new ClientFixture();
  private FakeSeat seat;

  @AfterEach
  void close() {
    fixture.close();
  }

  private Resident resident() {
    var coming = Resident.anonymous(fixture.access);
    seat = fixture.hub.nextSeat();
    return of(coming);
  }

  private Lawyer lawyer() {
    var coming = Lawyer.logIn(fixture.access, "shen", "secret");
    seat = fixture.hub.nextSeat();
    return of(coming);
  }

  private int subscription() {
    return seat.next(FrameCase.SUBSCRIBE).getSubscribe().getSubscription();
  }

  private void snapshot(int to, Part.Builder... parts) {
    var snapshot = Snapshot.newBuilder().setSubscription(to).setEpoch("e").setVersion(1);
    List.of(parts).forEach(snapshot::addParts);
    seat.send(ServerFrame.newBuilder().setSnapshot(snapshot));
  }

  private void delta(int to, Part.Builder part) {
    var delta = Delta.newBuilder().setSubscription(to).setEpoch("e").setFromVersion(1);
    seat.send(ServerFrame.newBuilder().setDelta(delta.setVersion(2).addChanged(part)));
  }

  private static Part.Builder visit(VisitPhase phase, String consultation) {
    return Part.newBuilder()
        .setKey("visit")
        .setVisit(VisitPart.newBuilder().setPhase(phase).setConsultationId(consultation));
  }

  private void joined(String commandId, boolean polite) {
    var joined = JoinedCall.newBuilder().setSignalEpoch("s").setPolite(polite);
    seat.send(
        ServerFrame.newBuilder()
            .setAnswer(
                Answer.newBuilder()
                    .setCommandId(commandId)
                    .setDone(Done.newBuilder().setJoinedCall(joined))));
  }

  @Test
  void aResidentAsksWaitsAndJoins() {
    var resident = resident();
    int visit = subscription();
    snapshot(visit, visit(VisitPhase.IDLE, ""));
    var town = resident.town();
    var asking = resident.ask(Ask.about(town.categories().get(0)));
    var ask = seat.nextCommand();
    assertThat(ask.getAskForLawyer().getDesk()).isEqualTo("family");
    assertThat(ask.getAskForLawyer().getNoticeVersion()).isEqualTo("1");
    seat.done(ask);
    assertThat(of(asking)).isEqualTo(ask.getAskForLawyer().getTicketId());
    var joining = resident.joinWhenAnswered(SOON);
    delta(visit, visit(VisitPhase.IN_CONSULTATION, "c1"));
    var join = seat.nextCommand();
    assertThat(join.getJoinCall().getConsultationId()).isEqualTo("c1");
    joined(join.getId(), true);
    assertThat(of(joining).consultationId()).isEqualTo("c1");
  }

  @Test
  void aLawyerAcceptsTheNextOfferAndEndsTheCall() {
    var lawyer = lawyer();
    int desk = subscription();
    var offer = Part.newBuilder().setKey("offer").setOffer(OfferPart.newBuilder().setOfferId("o1"));
    snapshot(desk, offer);
    var accepting = lawyer.acceptNext(SOON);
    var accept = seat.nextCommand();
    assertThat(accept.getAcceptOffer().getOfferId()).isEqualTo("o1");
    seat.done(accept);
    var work = WorkPart.newBuilder().setConsultationId("o1");
    delta(desk, Part.newBuilder().setKey("work").setWork(work));
    assertThat(of(accepting)).isEqualTo("o1");
    var ending = lawyer.endCall("o1", Outcome.RESOLVED);
    var end = seat.nextCommand();
    assertThat(end.getEndCall().getOutcome()).isEqualTo(Outcome.RESOLVED);
    seat.done(end);
    of(ending);
  }

  @Test
  void aCallIsAwaitedByItsPhase() {
    var call = lawyer().call("c1");
    subscription();
    int watched = subscription();
    var talking = call.awaitPhase(CallPhase.TALKING, SOON);
    var part = CallPart.newBuilder().setPhase(CallPhase.TALKING);
    snapshot(watched, Part.newBuilder().setKey("call").setCall(part));
    assertThat(of(talking).getPhase()).isEqualTo(CallPhase.TALKING);
  }

  @Test
  void theImpoliteSideOffersAndWhatArrivesTellsItsNumberAndItsTime() {
    var lawyer = lawyer();
    var received = new LinkedBlockingQueue<Long>();
    var peer = lawyer.call("c1").peer(witness(received));
    var joined = JoinedCall.newBuilder().setSignalEpoch("s").setPolite(false).build();
    of(lawyer.client().onLoop(() -> peer.begin(joined, Duration.ofHours(1))));
    var offer = seat.next(FrameCase.SIGNAL).getSignal();
    assertThat(offer.getDescription().getType()).isEqualTo("offer");
    assertThat(offer.getDescription().getSdp()).contains("a=sim:1:");
    var candidate = seat.next(FrameCase.SIGNAL).getSignal();
    assertThat(candidate.getSeq()).isEqualTo(2);
    seat.send(ServerFrame.newBuilder().setSignal(renumbered(offer, 1)));
    assertThat(next(received)).isEqualTo(1);
    String type = "";
    while (!type.equals("answer")) {
      type = seat.next(FrameCase.SIGNAL).getSignal().getDescription().getType();
    }
    peer.close();
  }

  private static Signal renumbered(Signal signal, long seq) {
    return signal.toBuilder().setSeq(seq).build();
  }

  private static long next(BlockingQueue<Long> numbers) {
    try {
      return numbers.poll(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private static FakePeer.Witness witness(BlockingQueue<Long> received) {
    return new FakePeer.Witness() {
      @Override
      public void begun(String epoch) {}

      @Override
      public void reset(boolean keepPeer) {}

      @Override
      public void sent(String epoch, long number) {}

      @Override
      public void received(String epoch, long number, long sentNanos) {
        received.add(number);
      }
    };
  }
}
