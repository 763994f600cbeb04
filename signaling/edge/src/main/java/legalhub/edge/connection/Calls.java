package legalhub.edge.connection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.RelayDown;
import legalhub.actors.signal.Signals;
import legalhub.edge.codec.Permissions;
import legalhub.edge.codec.SignalCodec;
import legalhub.wire.v1.JoinedCall;
import legalhub.wire.v1.JoinedConference;
import legalhub.wire.v1.Signal;
import legalhub.wire.v1.SignalAck;
import org.apache.pekko.actor.typed.ActorRef;

/** The negotiation of the calls and conferences that this person is in. */
final class Calls {
  private final ConnectionEnvironment environment;
  private final Peer peer;
  private final ActorRef<RelayDown> down;

  /** The calls that the client's page is in, each with the signal epoch that the page knows. */
  private final Map<EntityAddress, String> epochs = new HashMap<>();

  private Set<EntityAddress> seen = Set.of();

  Calls(ConnectionEnvironment environment, Peer peer, ActorRef<RelayDown> down) {
    this.environment = environment;
    this.peer = peer;
    this.down = down;
  }

  /** A call that is over, or isn't looked at any more, is negotiated no more. */
  void follow(List<SeenCall> calls) {
    var open =
        calls.stream().filter(SeenCall::open).map(SeenCall::address).collect(Collectors.toSet());
    calls.stream().filter(call -> !call.open()).map(SeenCall::address).forEach(epochs::remove);
    seen.stream().filter(before -> !open.contains(before)).forEach(epochs::remove);
    seen = open;
  }

  /** The relay that moved or restarted has forgotten where its participants are. */
  void repeat() {
    epochs.forEach(this::resume);
  }

  private void resume(EntityAddress call, String epoch) {
    relay(call, new Signals.Resume(epoch));
  }

  /** The page is new in this call. */
  void enter(EntityAddress call) {
    relay(call, new Signals.Enter());
  }

  /** False: a frame that no client of this protocol sends. */
  boolean up(Signal signal) {
    return up(signal.getConsultationId(), signal.getSignalEpoch(), SignalCodec.fromWire(signal));
  }

  boolean up(SignalAck ack) {
    return up(ack.getConsultationId(), ack.getSignalEpoch(), SignalCodec.fromWire(ack));
  }

  private boolean up(String id, String epoch, Optional<Signals.Up> signal) {
    if (signal.isEmpty() || !Permissions.allowsSignals(peer.caller().role())) {
      return false;
    }
    var call = SignalCodec.address(id);
    relay(call, signal.get());
    int callsMax = environment.settings().limits().subscriptionsMax();
    if (!epochs.containsKey(call) && epochs.size() < callsMax) {
      // The first word after a reconnect says which epoch the page is in.
      epochs.put(call, epoch);
      resume(call, epoch);
    }
    return true;
  }

  private void relay(EntityAddress call, Signals.Up signal) {
    environment.services().entities().tell(call, new Message.Relay(peer.caller(), signal, down));
  }

  /** Passes on what is for the client. */
  void relayed(Signals.Down signal) {
    if (signal instanceof Signals.Entered entered) {
      epochs.put(entered.call(), entered.epoch());
    } else if (signal instanceof Signals.NewEpoch begun) {
      epochs.put(begun.call(), begun.epoch());
    } else if (signal instanceof Signals.NotOpen over) {
      epochs.remove(over.call());
    }
    SignalCodec.toWire(signal).ifPresent(peer.outbox()::send);
  }

  JoinedCall joined(Signals.Entered entered) {
    return JoinedCall.newBuilder()
        .addAllIceServers(environment.ice().forConnection(peer.outbox().connection()))
        .setRelayOnly(environment.ice().relayOnly())
        .setPolite(entered.polite())
        .setSignalEpoch(entered.epoch())
        .build();
  }

  JoinedConference joined(Signals.Entered entered, String member) {
    return JoinedConference.newBuilder()
        .addAllIceServers(environment.ice().forConnection(peer.outbox().connection()))
        .setRelayOnly(environment.ice().relayOnly())
        .setSignalEpoch(entered.epoch())
        .setMemberId(member)
        .build();
  }
}
