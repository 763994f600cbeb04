package legalhub.actors.signal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.RelayDown;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * One page's end of a negotiation: steps both ways in order and without a gap, over reconnects of
 * the page. Lives in the relay's thread.
 */
public final class SignalLeg {
  /** Steps kept for a page that is away; past it the epoch has to end. */
  private static final int KEPT_MAX = 512;

  /** What a step of the page is. */
  public enum Taken {
    NEXT,
    AGAIN,
    /** Of another epoch, or something before it is missing: the page sends it again. */
    UNFIT
  }

  private final EntityAddress call;
  private ActorRef<RelayDown> connection;
  private String epoch = "";
  private long received;
  private long sent;
  private boolean heard;
  private final Deque<Signals.Deliver> unacknowledged = new ArrayDeque<>();

  public SignalLeg(EntityAddress call) {
    this.call = call;
  }

  /** A name that no epoch had before. */
  public static String newEpoch() {
    return UUID.randomUUID().toString();
  }

  public String epoch() {
    return epoch;
  }

  /** Both number from 1 again. */
  public void begin(String next) {
    epoch = next;
    received = 0;
    sent = 0;
    heard = false;
    unacknowledged.clear();
  }

  public boolean isConnectedBy(Object candidate) {
    return candidate.equals(connection);
  }

  public boolean isConnected() {
    return connection != null;
  }

  public void connect(ActorRef<RelayDown> to) {
    connection = to;
  }

  public void disconnect() {
    connection = null;
  }

  /** Whether the page has said anything in this epoch, and be it that it heard something. */
  public boolean hasSpoken() {
    return received > 0 || heard;
  }

  /** Takes a step of the page; a known one is acknowledged again, since that may have got lost. */
  public Taken take(Signals.Send send) {
    if (!send.epoch().equals(epoch) || send.seq() > received + 1) {
      return Taken.UNFIT;
    }
    if (send.seq() <= received) {
      return Taken.AGAIN;
    }
    received++;
    return Taken.NEXT;
  }

  /** Tells the page how far its steps have come. */
  public void acknowledge() {
    tell(new Signals.Acked(call, epoch, received));
  }

  public void acknowledged(Signals.Ack ack) {
    if (ack.epoch().equals(epoch)) {
      heard |= ack.upTo() > 0;
      unacknowledged.removeIf(step -> step.seq() <= ack.upTo());
    }
  }

  /**
   * Keeps a step for the page and sends it.
   *
   * @return false when too much is kept: the epoch must end
   */
  public boolean deliver(Signals.Payload payload) {
    sent++;
    var step = new Signals.Deliver(call, epoch, sent, payload);
    unacknowledged.add(step);
    if (unacknowledged.size() > KEPT_MAX) {
      return false;
    }
    tell(step);
    return true;
  }

  /** A step may have got lost between two nodes, or been said while the page was away. */
  public void deliverAgain() {
    unacknowledged.forEach(this::tell);
  }

  public void tell(RelayDown message) {
    if (connection != null) {
      connection.tell(message);
    }
  }
}
