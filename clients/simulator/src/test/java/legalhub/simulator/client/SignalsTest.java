package legalhub.simulator.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import legalhub.wire.v1.Candidate;
import legalhub.wire.v1.ClientFrame.FrameCase;
import legalhub.wire.v1.PeerReset;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.Signal;
import legalhub.wire.v1.SignalAck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignalsTest {
  private static final String CALL = "consultation-1";

  private final ClientFixture fixture = new ClientFixture();
  private final HubClient client = fixture.client();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final Signals signals = client.signals(CALL, new Recorder());
  private FakeSeat seat = fixture.hub.nextSeat();

  private final class Recorder implements Signals.Negotiator {
    @Override
    public void received(String epoch, Signal step) {
      heard.add(epoch + " " + step.getCandidate().getCandidate());
    }

    @Override
    public void reset(String epoch, boolean keepPeer) {
      heard.add("reset " + epoch + " " + keepPeer);
    }

    @Override
    public Signal stamped(Signal step) {
      return step;
    }
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private static Signal candidate(String text) {
    return Signal.newBuilder().setCandidate(Candidate.newBuilder().setCandidate(text)).build();
  }

  private void begin(String epoch) {
    ClientFixture.of(client.onLoop(() -> signals.begin(epoch)));
  }

  private void send(String text) {
    ClientFixture.of(client.onLoop(() -> signals.send(candidate(text))));
  }

  private void arrives(String epoch, long seq, String text) {
    var signal =
        candidate(text).toBuilder().setConsultationId(CALL).setSignalEpoch(epoch).setSeq(seq);
    seat.send(ServerFrame.newBuilder().setSignal(signal));
  }

  private void reset(String epoch, boolean keepPeer) {
    seat.send(
        ServerFrame.newBuilder()
            .setSignal(
                Signal.newBuilder()
                    .setConsultationId(CALL)
                    .setSignalEpoch(epoch)
                    .setPeerReset(PeerReset.newBuilder().setKeepPeer(keepPeer))));
  }

  private void acknowledge(String epoch, long upTo) {
    var ack = SignalAck.newBuilder().setConsultationId(CALL).setSignalEpoch(epoch).setUpToSeq(upTo);
    seat.send(ServerFrame.newBuilder().setSignalAck(ack));
  }

  private String goesOut() {
    var signal = seat.next(FrameCase.SIGNAL).getSignal();
    return "%s %d %s"
        .formatted(signal.getSignalEpoch(), signal.getSeq(), signal.getCandidate().getCandidate());
  }

  private String next() {
    try {
      return heard.poll(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  @Test
  void numbersItsStepsFromOne() {
    begin("e");
    send("a");
    send("b");
    assertThat(goesOut()).isEqualTo("e 1 a");
    assertThat(goesOut()).isEqualTo("e 2 b");
  }

  @Test
  void sendsAgainWhatIsNotAcknowledgedAfterALostLine() {
    begin("e");
    send("a");
    send("b");
    assertThat(goesOut()).isEqualTo("e 1 a");
    acknowledge("e", 1);
    arrives("e", 1, "x");
    assertThat(next()).isEqualTo("e x");
    seat.cut();
    seat = fixture.hub.nextSeat();
    assertThat(seat.next(FrameCase.SIGNAL_ACK).getSignalAck().getUpToSeq()).isEqualTo(1);
    assertThat(goesOut()).isEqualTo("e 2 b");
  }

  @Test
  void repeatsWhatStaysUnacknowledged() {
    begin("e");
    send("a");
    assertThat(goesOut()).isEqualTo("e 1 a");
    assertThat(goesOut()).isEqualTo("e 1 a");
    acknowledge("e", 1);
  }

  @Test
  void deliversInOrderOnceAndAcknowledges() {
    begin("e");
    arrives("e", 2, "y");
    arrives("e", 1, "x");
    arrives("e", 2, "y");
    arrives("e", 3, "z");
    assertThat(next()).isEqualTo("e x");
    assertThat(next()).isEqualTo("e y");
    assertThat(next()).isEqualTo("e z");
    assertThat(heard).isEmpty();
    long upTo = 0;
    while (upTo < 3) {
      upTo = seat.next(FrameCase.SIGNAL_ACK).getSignalAck().getUpToSeq();
    }
  }

  @Test
  void aRestartedHubGetsWhatItHadNotAcknowledgedUnderNewNumbers() {
    begin("e");
    send("a");
    send("b");
    acknowledge("e", 1);
    reset("f", true);
    assertThat(next()).isEqualTo("reset f true");
    String out = goesOut();
    while (out.startsWith("e ")) {
      out = goesOut();
    }
    assertThat(out).isEqualTo("f 1 b");
    arrives("f", 1, "x");
    assertThat(next()).isEqualTo("f x");
  }

  @Test
  void anotherPageAtTheOtherSideMakesOldStepsWorthless() {
    begin("e");
    send("a");
    reset("f", false);
    assertThat(next()).isEqualTo("reset f false");
    send("b");
    String out = goesOut();
    while (out.startsWith("e ")) {
      out = goesOut();
    }
    assertThat(out).isEqualTo("f 1 b");
  }

  @Test
  void aResetThatIsKnownAlreadyIsNone() {
    begin("e");
    reset("e", false);
    arrives("e", 1, "x");
    assertThat(next()).isEqualTo("e x");
  }

  @Test
  void stepsThatOvertakeTheNewsOfTheirEpochWait() {
    begin("e");
    arrives("f", 1, "early");
    reset("f", false);
    assertThat(next()).isEqualTo("f early");
  }
}
