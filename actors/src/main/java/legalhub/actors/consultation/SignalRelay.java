package legalhub.actors.consultation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import legalhub.actors.consultation.ConsultationState.Open;
import legalhub.actors.entity.Companion;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.RelayDown;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Passes the steps of a negotiation between the two participants' connections, in order and without
 * a gap, over reconnects of either. Dies with the consultation's incarnation: a new one begins a
 * new epoch.
 */
final class SignalRelay implements Companion<ConsultationState> {
  /** Steps kept for a participant who is away; past it the oldest go, and the epoch with them. */
  private static final int KEPT_MAX = 512;

  private final ConsultationId id;
  private final Map<Side, Leg> legs = new EnumMap<>(Side.class);
  private final Set<Side> entered = EnumSet.noneOf(Side.class);
  private String epoch = UUID.randomUUID().toString();
  private final Set<String> pastEpochs = new java.util.HashSet<>();

  /** One participant's end. */
  private static final class Leg {
    private ActorRef<RelayDown> connection;
    private long received;
    private long sent;
    private final Deque<Signals.Deliver> unacknowledged = new ArrayDeque<>();
  }

  SignalRelay(ConsultationId id) {
    this.id = id;
  }

  @Override
  public void relay(ConsultationState state, Message.Relay relay) {
    if (!(relay.payload() instanceof Signals.Up up)) {
      return;
    }
    if (!(state instanceof Open open)) {
      if (up instanceof Signals.Enter) {
        // Who joined in the call's last moment would wait for an answer that nobody gives.
        relay.from().tell(new Signals.NotOpen(id));
      }
      return;
    }
    ConsultationRules.sideOf(open.file(), relay.by())
        .ifPresent(side -> from(side, up, relay.from()));
  }

  @Override
  public void gone(Object connection) {
    legs.values().stream()
        .filter(leg -> connection.equals(leg.connection))
        .forEach(leg -> leg.connection = null);
  }

  private void from(Side side, Signals.Up up, ActorRef<RelayDown> connection) {
    if (up instanceof Signals.Enter) {
      enter(side, connection);
    } else if (up instanceof Signals.Resume resume) {
      resume(side, resume.epoch(), connection);
    } else if (up instanceof Signals.Send send) {
      send(side, send);
    } else if (up instanceof Signals.Ack ack && ack.epoch().equals(epoch)) {
      leg(side).unacknowledged.removeIf(step -> step.seq() <= ack.upTo());
    }
  }

  /** A new page has no peer connection to continue: both sides begin anew. */
  private void enter(Side side, ActorRef<RelayDown> connection) {
    if (!isRepeated(side, connection)) {
      entered.add(side);
      newEpoch();
      leg(side).connection = connection;
      tell(side.other(), new Signals.NewEpoch(id, epoch, false));
    }
    connection.tell(new Signals.Entered(id, epoch, side == Side.RESIDENT));
  }

  /** Until it is answered the connection says it every second; its page hears the first answer. */
  private boolean isRepeated(Side side, ActorRef<RelayDown> connection) {
    return entered.contains(side)
        && connection.equals(leg(side).connection)
        && legs.values().stream().allMatch(leg -> leg.received == 0);
  }

  /** Said after a reconnect, and again every few seconds. */
  private void resume(Side side, String held, ActorRef<RelayDown> connection) {
    var leg = leg(side);
    leg.connection = connection;
    if (held.equals(epoch)) {
      connection.tell(new Signals.Acked(id, epoch, leg.received));
    } else {
      boolean keepPeer = !pastEpochs.contains(held) && !entered.contains(side.other());
      connection.tell(new Signals.NewEpoch(id, epoch, keepPeer));
    }
    // The other side may have come first and spoken, or a step got lost between two nodes.
    leg.unacknowledged.forEach(connection::tell);
  }

  private void send(Side side, Signals.Send send) {
    var leg = leg(side);
    if (!send.epoch().equals(epoch) || send.seq() > leg.received + 1) {
      return;
    }
    if (send.seq() == leg.received + 1) {
      leg.received++;
      deliver(side.other(), send.payload());
    }
    tell(side, new Signals.Acked(id, epoch, leg.received));
  }

  private void deliver(Side side, Signals.Payload payload) {
    var leg = leg(side);
    leg.sent++;
    var step = new Signals.Deliver(id, epoch, leg.sent, payload);
    leg.unacknowledged.add(step);
    if (leg.unacknowledged.size() > KEPT_MAX) {
      newEpoch();
      tell(Side.RESIDENT, new Signals.NewEpoch(id, epoch, true));
      tell(Side.LAWYER, new Signals.NewEpoch(id, epoch, true));
      return;
    }
    tell(side, step);
  }

  private void newEpoch() {
    pastEpochs.add(epoch);
    epoch = UUID.randomUUID().toString();
    for (var leg : legs.values()) {
      leg.received = 0;
      leg.sent = 0;
      leg.unacknowledged.clear();
    }
  }

  private Leg leg(Side side) {
    return legs.computeIfAbsent(side, any -> new Leg());
  }

  private void tell(Side side, RelayDown message) {
    var connection = leg(side).connection;
    if (connection != null) {
      connection.tell(message);
    }
  }
}
