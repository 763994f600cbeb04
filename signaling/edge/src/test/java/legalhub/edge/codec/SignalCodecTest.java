package legalhub.edge.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.signal.Signals;
import legalhub.wire.v1.ServerFrame;
import org.junit.jupiter.api.Test;

/** Every kind of signal has its wire form, and comes back as it went. */
class SignalCodecTest {
  private static final EntityAddress CALL = new EntityAddress(EntityKind.CONSULTATION, "k-1");

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
    for (var payload :
        new Signals.Payload[] {
          new Signals.Description("answer", "v=0\r\n"),
          new Signals.Candidate("candidate:1", "0", 1, "ufrag"),
          new Signals.Candidate("", "", 0, ""),
          new Signals.Flowing(true),
          new Signals.AskAnew()
        }) {
      var frame = SignalCodec.toWire(new Signals.Deliver(CALL, "e", 7, payload)).orElseThrow();
      assertThat(SignalCodec.fromWire(frame.getSignal()))
          .contains(new Signals.Send("e", 7, payload));
    }
    assertThat(Signals.Payload.class.getPermittedSubclasses()).hasSize(7);
  }

  @Test
  void whatTheHubSaysOfAConferencesMediaNobodyElseCanSay() {
    for (var payload :
        new Signals.Payload[] {
          new Signals.BridgeChannel("ws://bridge/1"),
          new Signals.MediaTrouble("BRIDGE_UNAVAILABLE"),
          new Signals.Embedded("https://meet/room#jwt=x")
        }) {
      var frame = SignalCodec.toWire(new Signals.Deliver(CALL, "e", 7, payload)).orElseThrow();
      assertThat(frame.getSignal().getPayloadCase().getNumber()).isGreaterThan(6);
      assertThat(SignalCodec.fromWire(frame.getSignal())).isEmpty();
    }
  }

  @Test
  void anAcknowledgementPassesThroughTheWireUnchanged() {
    var acked = new Signals.Acked(CALL, "e", 7);
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
