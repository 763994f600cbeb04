package legalhub.edge.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.Signals;
import legalhub.wire.v1.ServerFrame;
import org.junit.jupiter.api.Test;

/** Every kind of signal has its wire form, and comes back as it went. */
class SignalCodecTest {

  @Test
  void everySignalToAClientHasAWireFormButThoseThatAnswerAJoin() {
    for (var type : Signals.Down.class.getPermittedSubclasses()) {
      var down = (Signals.Down) Samples.of(type);
      assertThat(SignalCodec.toWire(down).isPresent())
          .as(type.getSimpleName())
          .isEqualTo(!(down instanceof Signals.Entered || down instanceof Signals.NotOpen));
    }
  }

  @Test
  void everyPayloadPassesThroughTheWireUnchanged() {
    var consultation = new ConsultationId("k-1");
    for (var payload :
        new Signals.Payload[] {
          new Signals.Description("answer", "v=0\r\n"),
          new Signals.Candidate("candidate:1", "0", 1, "ufrag"),
          new Signals.Candidate("", "", 0, "")
        }) {
      var frame =
          SignalCodec.toWire(new Signals.Deliver(consultation, "e", 7, payload)).orElseThrow();
      assertThat(SignalCodec.fromWire(frame.getSignal()))
          .contains(new Signals.Send("e", 7, payload));
    }
    assertThat(Signals.Payload.class.getPermittedSubclasses()).hasSize(2);
  }

  @Test
  void anAcknowledgementPassesThroughTheWireUnchanged() {
    var acked = new Signals.Acked(new ConsultationId("k-1"), "e", 7);
    var frame = SignalCodec.toWire(acked).map(ServerFrame::getSignalAck).orElseThrow();
    assertThat(SignalCodec.fromWire(frame)).isEqualTo(Optional.of(new Signals.Ack("e", 7)));
  }

  /** Enter and Resume are the connection's own; the rest comes from clients. */
  @Test
  void everySignalFromAConnectionIsKnown() {
    assertThat(Arrays.stream(Signals.Up.class.getPermittedSubclasses()).map(Class::getSimpleName))
        .containsExactlyInAnyOrder("Enter", "Resume", "Send", "Ack");
  }
}
