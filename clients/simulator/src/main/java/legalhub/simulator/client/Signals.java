package legalhub.simulator.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.Signal;
import legalhub.wire.v1.SignalAck;
import legalhub.wire.v1.Welcome;

/**
 * One side's negotiation steps: numbered from 1 in each epoch, acknowledged, repeated until they
 * are, and delivered once and in order. On the client's event loop.
 */
public final class Signals implements Connection.Listener, AutoCloseable {
  /** What a new epoch's first signals may wait for, when they overtake the news of that epoch. */
  private static final int EARLY_MAX = 64;

  /** Who negotiates. */
  public interface Negotiator {
    /** The other side's next step, in order. */
    void received(String epoch, Signal step);

    /**
     * A new epoch has begun.
     *
     * @param keepPeer the hub restarted and only the numbers are new; else the other side is new
     */
    void reset(String epoch, boolean keepPeer);

    /** A step as it goes out now, for the first time or again. */
    Signal stamped(Signal step);
  }

  private record Step(long seq, Signal payload) {}

  private final Ground ground;
  private final Connection connection;
  private final String consultationId;
  private final Negotiator negotiator;
  private final Deque<Step> outbox = new ArrayDeque<>();
  private final Map<Long, Signal> gaps = new HashMap<>();
  private final List<Signal> early = new ArrayList<>();
  private String epoch = "";
  private long sent;
  private long got;
  private boolean repeating;
  private boolean closed;

  Signals(Ground ground, Connection connection, String consultationId, Negotiator negotiator) {
    this.ground = ground;
    this.connection = connection;
    this.consultationId = consultationId;
    this.negotiator = negotiator;
    connection.listen(this);
  }

  /** This side joined anew: nothing said before means anything now. */
  public void begin(String newEpoch) {
    outbox.clear();
    enter(newEpoch);
  }

  public void send(Signal payload) {
    var step = new Step(++sent, payload);
    outbox.add(step);
    if (!epoch.isEmpty()) {
      transmit(step);
    }
    repeatLater();
  }

  public String epoch() {
    return epoch;
  }

  /** Steps that the hub hasn't acknowledged. */
  public int unacknowledged() {
    return outbox.size();
  }

  @Override
  public void close() {
    closed = true;
    connection.forget(this);
  }

  @Override
  public void opened(Welcome welcome) {
    if (!epoch.isEmpty()) {
      // The hub learns which epoch this side is in, and what it already has.
      acknowledge();
      outbox.forEach(this::transmit);
    }
  }

  @Override
  public void heard(ServerFrame frame) {
    if (frame.hasSignal() && frame.getSignal().getConsultationId().equals(consultationId)) {
      received(frame.getSignal());
    } else if (frame.hasSignalAck()) {
      acknowledged(frame.getSignalAck());
    }
  }

  private void received(Signal signal) {
    if (signal.hasPeerReset()) {
      resetTo(signal.getSignalEpoch(), signal.getPeerReset().getKeepPeer());
    } else if (!signal.getSignalEpoch().equals(epoch)) {
      early.add(signal);
      if (early.size() > EARLY_MAX) {
        early.remove(0);
      }
    } else {
      deliver(signal);
    }
  }

  private void deliver(Signal signal) {
    if (signal.getSeq() > got) {
      gaps.put(signal.getSeq(), signal);
    }
    for (var next = gaps.remove(got + 1); next != null; next = gaps.remove(got + 1)) {
      got++;
      negotiator.received(epoch, next);
    }
    acknowledge();
  }

  private void acknowledge() {
    var ack =
        SignalAck.newBuilder()
            .setConsultationId(consultationId)
            .setSignalEpoch(epoch)
            .setUpToSeq(got);
    // Not sent now, it is said again with the next signal or welcome.
    boolean unused = connection.send(ClientFrame.newBuilder().setSignalAck(ack).build());
  }

  /** A repeated reset isn't another one. */
  private void resetTo(String newEpoch, boolean keepPeer) {
    if (epoch.isEmpty() || newEpoch.equals(epoch)) {
      return;
    }
    if (!keepPeer) {
      outbox.clear();
    }
    enter(newEpoch);
    negotiator.reset(newEpoch, keepPeer);
  }

  private void enter(String newEpoch) {
    epoch = newEpoch;
    got = 0;
    gaps.clear();
    sent = 0;
    var kept = List.copyOf(outbox);
    outbox.clear();
    kept.forEach(step -> outbox.add(new Step(++sent, step.payload())));
    outbox.forEach(this::transmit);
    var waiting = List.copyOf(early);
    early.clear();
    waiting.stream().filter(some -> some.getSignalEpoch().equals(epoch)).forEach(this::deliver);
  }

  private void acknowledged(SignalAck ack) {
    if (ack.getConsultationId().equals(consultationId) && ack.getSignalEpoch().equals(epoch)) {
      outbox.removeIf(step -> step.seq() <= ack.getUpToSeq());
    }
  }

  private void repeatLater() {
    if (!repeating && !closed) {
      repeating = true;
      long millis = ground.settings().signalRepeat().toMillis();
      var unused = ground.loop().schedule(this::repeat, millis, TimeUnit.MILLISECONDS);
    }
  }

  private void repeat() {
    repeating = false;
    if (!closed && !outbox.isEmpty()) {
      if (!epoch.isEmpty()) {
        outbox.forEach(this::transmit);
      }
      repeatLater();
    }
  }

  private void transmit(Step step) {
    var signal =
        negotiator.stamped(step.payload()).toBuilder()
            .setConsultationId(consultationId)
            .setSignalEpoch(epoch)
            .setSeq(step.seq());
    // What isn't acknowledged is repeated.
    boolean unused = connection.send(ClientFrame.newBuilder().setSignal(signal).build());
  }
}
