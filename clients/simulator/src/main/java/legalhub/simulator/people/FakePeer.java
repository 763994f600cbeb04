package legalhub.simulator.people;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import legalhub.simulator.client.HubClient;
import legalhub.simulator.client.Signals;
import legalhub.wire.v1.Candidate;
import legalhub.wire.v1.Description;
import legalhub.wire.v1.JoinedCall;
import legalhub.wire.v1.Signal;

/**
 * What a page's peer connection says through the hub, without media: the impolite side offers, the
 * other answers, both name candidates, and then a candidate follows now and then. Each step carries
 * its own number and the time when it was sent, so that what arrives tells what was lost and how
 * long the way took.
 */
public final class FakePeer implements Signals.Negotiator, AutoCloseable {
  private static final int CANDIDATES = 4;
  private static final String MARK = "sim:";
  private static final Pattern MARKED = Pattern.compile(MARK + "([0-9]+):(-?[0-9]+)");

  /** As long as what a browser says. */
  private static final String SDP_FILL = "a=fmtp:111 minptime=10;useinbandfec=1\r\n".repeat(60);

  /** Who keeps account. On the client's event loop. */
  public interface Witness {
    void begun(String epoch);

    /** A new epoch that this side didn't ask for; {@code begun} follows. */
    void reset(boolean keepPeer);

    void sent(String epoch, long number);

    /**
     * @param sentNanos when it left the other side
     */
    void received(String epoch, long number, long sentNanos);
  }

  private final HubClient client;
  private final Signals signals;
  private final Witness witness;
  private boolean polite;
  private long number;
  private Duration every = Duration.ZERO;
  private boolean paused;
  private boolean closed;

  FakePeer(HubClient client, String consultationId, Witness witness) {
    this.client = client;
    this.witness = witness;
    this.signals = client.signals(consultationId, this);
  }

  /** This side has joined; from now on a candidate every so often. On the event loop. */
  public void begin(JoinedCall joined, Duration candidateEvery) {
    polite = joined.getPolite();
    boolean ticking = !every.isZero();
    every = candidateEvery;
    signals.begin(joined.getSignalEpoch());
    witness.begun(joined.getSignalEpoch());
    negotiate();
    if (!ticking) {
      tickLater();
    }
  }

  /** Steps that the hub hasn't acknowledged. */
  public int unacknowledged() {
    return signals.unacknowledged();
  }

  private void negotiate() {
    if (!polite) {
      describe("offer");
    }
  }

  private void describe(String type) {
    var sdp = "v=0\r\n" + SDP_FILL;
    send(Signal.newBuilder().setDescription(Description.newBuilder().setType(type).setSdp(sdp)));
    for (int i = 0; i < CANDIDATES; i++) {
      candidate();
    }
  }

  private void candidate() {
    var line = "candidate:1 1 udp 2122260223 192.0.2.1 54321 typ host";
    send(
        Signal.newBuilder()
            .setCandidate(
                Candidate.newBuilder().setCandidate(line).setMid("0").setUsernameFragment("sim")));
  }

  private void send(Signal.Builder step) {
    // The number travels in seq until the step is stamped; the client sets the real one.
    var numbered = step.setSeq(++number).build();
    witness.sent(signals.epoch(), number);
    signals.send(numbered);
  }

  private void tickLater() {
    var unused = client.loop().schedule(this::tick, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tick() {
    if (!closed) {
      if (client.isConnected() && !paused) {
        candidate();
      }
      tickLater();
    }
  }

  @Override
  public Signal stamped(Signal step) {
    var mark = MARK + step.getSeq() + ":" + client.loop().ticker().nanoTime();
    var stamped = step.toBuilder();
    if (step.hasDescription()) {
      stamped.getDescriptionBuilder().setSdp(step.getDescription().getSdp() + "a=" + mark + "\r\n");
    } else {
      stamped.getCandidateBuilder().setCandidate(step.getCandidate().getCandidate() + " " + mark);
    }
    return stamped.build();
  }

  @Override
  public void received(String epoch, Signal step) {
    var text =
        step.hasDescription() ? step.getDescription().getSdp() : step.getCandidate().getCandidate();
    var mark = MARKED.matcher(text);
    if (mark.find()) {
      witness.received(epoch, Long.parseLong(mark.group(1)), Long.parseLong(mark.group(2)));
    }
    if (step.hasDescription() && step.getDescription().getType().equals("offer")) {
      describe("answer");
    }
  }

  @Override
  public void reset(String epoch, boolean keepPeer) {
    witness.reset(keepPeer);
    witness.begun(epoch);
    if (!keepPeer) {
      negotiate();
    }
  }

  /** Names no more candidates; what isn't acknowledged is repeated still. On the event loop. */
  public void pause() {
    paused = true;
  }

  @Override
  public void close() {
    closed = true;
    signals.close();
  }
}
