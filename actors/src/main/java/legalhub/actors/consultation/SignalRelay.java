package legalhub.actors.consultation;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.consultation.ConsultationState.Open;
import legalhub.actors.entity.Companion;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.RelayDown;
import legalhub.actors.signal.SignalLeg;
import legalhub.actors.signal.Signals;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Passes the steps of a negotiation between the two participants' connections, in order and without
 * a gap, over reconnects of either. Dies with the consultation's incarnation: a new one begins a
 * new epoch.
 */
final class SignalRelay implements Companion<ConsultationState> {
  private final EntityAddress call;
  private final Map<Side, SignalLeg> legs = new EnumMap<>(Side.class);
  private final Set<Side> entered = EnumSet.noneOf(Side.class);
  private String epoch = SignalLeg.newEpoch();
  private final Set<String> pastEpochs = new HashSet<>();

  SignalRelay(ConsultationId id) {
    this.call = new EntityAddress(EntityKind.CONSULTATION, id.value());
    for (var side : Side.values()) {
      var leg = new SignalLeg(call);
      leg.begin(epoch);
      legs.put(side, leg);
    }
  }

  @Override
  public void relay(ConsultationState state, Message.Relay relay) {
    if (!(relay.payload() instanceof Signals.Up up)) {
      return;
    }
    if (!(state instanceof Open open)) {
      if (up instanceof Signals.Enter) {
        // Who joined in the call's last moment would wait for an answer that nobody gives.
        relay.from().tell(new Signals.NotOpen(call));
      }
      return;
    }
    ConsultationRules.sideOf(open.file(), relay.by())
        .ifPresent(side -> from(side, up, relay.from()));
  }

  @Override
  public void gone(Object connection) {
    legs.values().stream()
        .filter(leg -> leg.isConnectedBy(connection))
        .forEach(SignalLeg::disconnect);
  }

  private void from(Side side, Signals.Up up, ActorRef<RelayDown> connection) {
    if (up instanceof Signals.Enter) {
      enter(side, connection);
    } else if (up instanceof Signals.Resume resume) {
      resume(side, resume.epoch(), connection);
    } else if (up instanceof Signals.Send send && isBetweenPages(send.payload())) {
      send(side, send);
    } else if (up instanceof Signals.Ack ack) {
      leg(side).acknowledged(ack);
    }
  }

  private static boolean isBetweenPages(Signals.Payload payload) {
    return payload instanceof Signals.Description || payload instanceof Signals.Candidate;
  }

  /** A new page has no peer connection to continue: both sides begin anew. */
  private void enter(Side side, ActorRef<RelayDown> connection) {
    if (!isRepeated(side, connection)) {
      entered.add(side);
      newEpoch();
      leg(side).connect(connection);
      leg(side.other()).tell(new Signals.NewEpoch(call, epoch, false));
    }
    connection.tell(new Signals.Entered(call, epoch, side == Side.RESIDENT, Optional.empty()));
  }

  /** Until it is answered the connection says it every second; its page hears the first answer. */
  private boolean isRepeated(Side side, ActorRef<RelayDown> connection) {
    return entered.contains(side)
        && leg(side).isConnectedBy(connection)
        && legs.values().stream().noneMatch(SignalLeg::hasSpoken);
  }

  /** Said after a reconnect, and again every few seconds. */
  private void resume(Side side, String held, ActorRef<RelayDown> connection) {
    var leg = leg(side);
    leg.connect(connection);
    if (held.equals(epoch)) {
      leg.acknowledge();
    } else {
      boolean keepPeer = !pastEpochs.contains(held) && !entered.contains(side.other());
      connection.tell(new Signals.NewEpoch(call, epoch, keepPeer));
    }
    // The other side may have come first and spoken, or a step got lost between two nodes.
    leg.deliverAgain();
  }

  private void send(Side side, Signals.Send send) {
    var taken = leg(side).take(send);
    if (taken == SignalLeg.Taken.NEXT) {
      deliver(side.other(), send.payload());
    }
    if (taken != SignalLeg.Taken.UNFIT) {
      leg(side).acknowledge();
    }
  }

  private void deliver(Side side, Signals.Payload payload) {
    if (!leg(side).deliver(payload)) {
      newEpoch();
      legs.values().forEach(leg -> leg.tell(new Signals.NewEpoch(call, epoch, true)));
    }
  }

  private void newEpoch() {
    pastEpochs.add(epoch);
    epoch = SignalLeg.newEpoch();
    legs.values().forEach(leg -> leg.begin(epoch));
  }

  private SignalLeg leg(Side side) {
    return legs.get(side);
  }
}
