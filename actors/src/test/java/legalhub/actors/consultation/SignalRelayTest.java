package legalhub.actors.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import legalhub.actors.Sample;
import legalhub.actors.consultation.ConsultationState.Joining;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.RelayDown;
import legalhub.actors.queue.Queue;
import legalhub.actors.signal.Signals;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;

/** CASES.md S14: a negotiation goes on after its consultation has moved to another node. */
class SignalRelayTest {
  private static final Instant AT = Instant.parse("2026-11-02T01:00:00Z");
  private static final Caller RESIDENT = Sample.resident();
  private static final Caller LAWYER = Sample.lawyer("lawyer");
  private static final Signals.Payload STEP = new Signals.Candidate("", "0", 0, "u");

  private static final EntityAddress CALL = new EntityAddress(EntityKind.CONSULTATION, "c");

  private final ConsultationState state =
      new Joining(File.of(Sample.commission("lawyer", AT), AT), Set.of());
  private final SignalRelay relay = new SignalRelay(new ConsultationId("c"));
  private final TestInbox<RelayDown> resident = TestInbox.create();
  private final TestInbox<RelayDown> lawyer = TestInbox.create();

  private void says(Caller who, TestInbox<RelayDown> from, Signals.Up up) {
    relay.relay(state, new Message.Relay(who, up, from.getRef()));
  }

  /** Who comes with an epoch of the consultation's life on another node, and gets a new one. */
  private String comesBack(Caller who, TestInbox<RelayDown> from) {
    says(who, from, new Signals.Resume("of another life"));
    var begun = (Signals.NewEpoch) from.receiveMessage();
    assertThat(begun.keepPeer()).isTrue();
    return begun.epoch();
  }

  @Test
  void whatOneSideSaysBeforeTheOtherIsBackReachesIt() {
    var epoch = comesBack(RESIDENT, resident);
    says(RESIDENT, resident, new Signals.Send(epoch, 1, STEP));
    assertThat(comesBack(LAWYER, lawyer)).isEqualTo(epoch);
    assertThat(lawyer.getAllReceived()).containsExactly(new Signals.Deliver(CALL, epoch, 1, STEP));
  }

  @Test
  void aStepThatGotLostBetweenTwoNodesIsSaidAgainUntilItIsAcknowledged() {
    var epoch = comesBack(RESIDENT, resident);
    comesBack(LAWYER, lawyer);
    says(RESIDENT, resident, new Signals.Send(epoch, 1, STEP));
    lawyer.getAllReceived();

    says(LAWYER, lawyer, new Signals.Resume(epoch));
    assertThat(lawyer.getAllReceived()).contains(new Signals.Deliver(CALL, epoch, 1, STEP));

    says(LAWYER, lawyer, new Signals.Ack(epoch, 1));
    says(LAWYER, lawyer, new Signals.Resume(epoch));
    assertThat(lawyer.getAllReceived()).containsExactly(new Signals.Acked(CALL, epoch, 0));
  }

  @Test
  void aStepThatIsSentTwiceIsPassedOnOnce() {
    var epoch = comesBack(RESIDENT, resident);
    comesBack(LAWYER, lawyer);
    says(RESIDENT, resident, new Signals.Send(epoch, 1, STEP));
    says(RESIDENT, resident, new Signals.Send(epoch, 1, STEP));
    assertThat(lawyer.getAllReceived()).containsExactly(new Signals.Deliver(CALL, epoch, 1, STEP));
  }

  @Test
  void whoEntersACallThatEndedMeanwhileIsToldSo() {
    var over = ((Joining) state).file();
    var ended =
        new ConsultationState.Ended(
            over, Outcome.NOT_JOINED, new Queue.ResidentMissing(), AT, Duration.ZERO, false);
    relay.relay(ended, new Message.Relay(RESIDENT, new Signals.Enter(), resident.getRef()));
    relay.relay(ended, new Message.Relay(LAWYER, new Signals.Resume("e"), lawyer.getRef()));
    assertThat(resident.getAllReceived()).containsExactly(new Signals.NotOpen(CALL));
    assertThat(lawyer.getAllReceived()).isEmpty();
  }

  @Test
  void anEnterThatIsRepeatedBeforeItsAnswerCameBeginsNothingAnew() {
    says(LAWYER, lawyer, new Signals.Enter());
    says(RESIDENT, resident, new Signals.Enter());
    lawyer.getAllReceived();
    var first = (Signals.Entered) resident.receiveMessage();
    says(RESIDENT, resident, new Signals.Enter());
    assertThat(resident.getAllReceived()).containsExactly(first);
    assertThat(lawyer.getAllReceived()).isEmpty();

    says(LAWYER, lawyer, new Signals.Send(first.epoch(), 1, STEP));
    says(RESIDENT, resident, new Signals.Enter());
    assertThat(lawyer.getAllReceived()).last().isInstanceOf(Signals.NewEpoch.class);
  }
}
