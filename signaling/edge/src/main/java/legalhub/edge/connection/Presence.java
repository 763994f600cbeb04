package legalhub.edge.connection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Entities;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.SeatNotice;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** The seats that a person holds by being connected: their own, and one in each of their calls. */
final class Presence {
  /** The one seat of a person, whichever device they use. */
  static final String CONNECTION = "connection";

  private final Entities entities;
  private final Peer peer;
  private final ActorRef<SeatNotice> holder;
  private final Map<EntityAddress, String> seats = new HashMap<>();

  Presence(ActorContext<Connection.Message> context, ConnectionEnvironment environment, Peer peer) {
    this.entities = environment.services().entities();
    this.peer = peer;
    this.holder = context.messageAdapter(SeatNotice.class, Connection.Noticed::new);
    ownSeat(peer.caller()).ifPresent(own -> take(own, CONNECTION));
  }

  /** Others may be connected as often as they like. */
  private static Optional<EntityAddress> ownSeat(Caller caller) {
    return switch (caller.role()) {
      case RESIDENT -> Optional.of(new EntityAddress(EntityKind.RESIDENT_SESSION, caller.id()));
      case LAWYER -> Optional.of(new EntityAddress(EntityKind.LAWYER, caller.id()));
      case TERMINAL -> Optional.of(new EntityAddress(EntityKind.TERMINAL, caller.id()));
      case OFFICER, ADMINISTRATOR, SUPERVISED_PERSON, GUEST, HUB -> Optional.empty();
    };
  }

  /** Sits in exactly these calls. */
  void follow(List<SeenCall> calls) {
    var wanted = new HashMap<EntityAddress, String>();
    for (var call : calls) {
      call.seat().ifPresent(seat -> wanted.put(call.address(), seat));
    }
    for (var address : List.copyOf(seats.keySet())) {
      if (isCall(address) && !wanted.containsKey(address)) {
        leave(address);
      }
    }
    wanted.forEach(this::take);
  }

  private static boolean isCall(EntityAddress address) {
    return address.kind() == EntityKind.CONSULTATION || address.kind() == EntityKind.CONFERENCE;
  }

  /** The newest connection takes the seat; later signs of life only keep it. */
  private void take(EntityAddress address, String seat) {
    if (seats.put(address, seat) == null) {
      attend(address, seat, true);
    }
  }

  void repeat() {
    seats.forEach(
        (address, seat) -> {
          if (!isKeptByBeats(address)) {
            attend(address, seat, false);
          }
        });
  }

  /** The client has given a sign of life. */
  void heard() {
    seats.forEach(
        (address, seat) -> {
          if (isKeptByBeats(address)) {
            attend(address, seat, false);
          }
        });
  }

  /**
   * Whoever looks after terminals wants to know at once that one is gone, so its own beats keep its
   * seat. A person's seat is kept by their socket, which takes longer to be given up: a phone in a
   * lift isn't gone.
   */
  private static boolean isKeptByBeats(EntityAddress address) {
    return address.kind() == EntityKind.TERMINAL;
  }

  private void attend(EntityAddress address, String seat, boolean claim) {
    entities.tell(address, new Message.Attend(seat, peer.session(), claim, holder));
  }

  private void leave(EntityAddress address) {
    entities.tell(address, new Message.Depart(seats.remove(address), holder));
  }

  void leaveAll() {
    List.copyOf(seats.keySet()).forEach(this::leave);
  }
}
