package legalhub.edge.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import legalhub.actors.privacy.Sealer;
import legalhub.actors.supervision.SupervisedId;
import legalhub.actors.voicereport.Recordings;
import legalhub.edge.codec.VoiceCodec;
import legalhub.edge.codec.VoiceCodec.Refused;
import legalhub.wire.v1.VoiceChunk;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/**
 * One piece of a report as it comes in over one connection. What the table holds is asked first, so
 * that a return goes on where the last connection ended; then chunks are taken in order and
 * acknowledged once they are durable.
 */
final class IncomingPiece {
  /** Chunks that may wait until the table was asked; the page sends again what is dropped. */
  private static final int WAITING_MAX = 128;

  /** A page's clock and a hub's differ, and a network holds chunks back. */
  private static final Duration AHEAD_MAX = Duration.ofSeconds(5);

  /** 128 kbit/s, far above what speech needs. */
  private static final long BYTES_A_SECOND_MAX = 16 * 1024;

  private static final long BYTES_AT_ONCE_MAX = 256 * 1024;
  private static final Duration STORE_RETRY = Duration.ofSeconds(1);
  private static final Duration ASKING_MAX = Duration.ofSeconds(30);

  private enum Stage {
    ASKING,
    COUNTING,
    TAKING
  }

  private final Recordings.Place place;
  private final ActorContext<Connection.Message> context;
  private final ConnectionEnvironment environment;
  private final Peer peer;
  private final Instant since;
  private final Deque<VoiceChunk> waiting = new ArrayDeque<>();
  private final TreeSet<Integer> keptAhead = new TreeSet<>();
  private Stage stage = Stage.ASKING;
  private Instant begun;
  private int durable;
  private int taken;
  private int until;
  private long bytes;

  /** For which next chunk the page was told that another is wanted: once is enough. */
  private int toldExpected;

  IncomingPiece(
      Recordings.Place place,
      ActorContext<Connection.Message> context,
      ConnectionEnvironment environment,
      Peer peer) {
    this.place = place;
    this.context = context;
    this.environment = environment;
    this.peer = peer;
    this.since = now();
  }

  Recordings.Place place() {
    return place;
  }

  boolean isAsking() {
    return stage == Stage.ASKING;
  }

  boolean hasWaitedTooLong() {
    return begun == null && now().isAfter(since.plus(ASKING_MAX));
  }

  /** Whether nothing of it is under way. */
  boolean isQuiet() {
    return waiting.isEmpty() && taken == durable;
  }

  int durable() {
    return durable;
  }

  void take(VoiceChunk chunk) {
    if (stage == Stage.TAKING) {
      accept(chunk);
    } else if (waiting.size() < WAITING_MAX) {
      waiting.add(chunk);
    }
  }

  /** The report has said yes; it may say so again. */
  void admitted(Instant reportBegun) {
    begun = reportBegun;
    if (stage == Stage.ASKING) {
      count();
    }
  }

  private void count() {
    stage = Stage.COUNTING;
    context.pipeToSelf(
        recordings().durable(place),
        (found, failure) -> new Connection.Counted(place, Optional.ofNullable(found)));
  }

  /** Empty: the table couldn't be asked. */
  void counted(Optional<Integer> found) {
    if (stage != Stage.COUNTING) {
      return;
    }
    if (found.isEmpty()) {
      stage = Stage.ASKING;
      return;
    }
    durable = found.get();
    taken = durable;
    keptAhead.clear();
    toldExpected = 0;
    stage = Stage.TAKING;
    peer.outbox().send(VoiceCodec.ack(place, durable));
    var held = List.copyOf(waiting);
    waiting.clear();
    held.forEach(this::accept);
  }

  /** It takes no more: over, or another person's. */
  void refused() {
    waiting.forEach(chunk -> refuse(chunk, Refused.NOT_FOUND, Duration.ZERO));
    waiting.clear();
  }

  private void accept(VoiceChunk chunk) {
    int number = chunk.getNumber();
    var ahead = Duration.ofMillis(chunk.getUntilMillis()).minus(Duration.between(begun, now()));
    if (number <= taken) {
      peer.outbox().send(VoiceCodec.ack(place, durable));
    } else if (number > taken + 1) {
      if (toldExpected != taken + 1) {
        toldExpected = taken + 1;
        refuse(chunk, Refused.OUT_OF_ORDER, Duration.ZERO);
      }
    } else if (chunk.getUntilMillis() < until) {
      refuse(chunk, Refused.INVALID, Duration.ZERO);
    } else if (isTooLong(chunk)) {
      refuse(chunk, Refused.TOO_LARGE, Duration.ZERO);
    } else if (ahead.compareTo(AHEAD_MAX) > 0) {
      // Nothing can be recorded that hasn't been spoken yet.
      refuse(chunk, Refused.TOO_FAST, ahead.minus(AHEAD_MAX));
    } else if (!environment.services().storeAvailable().getAsBoolean()) {
      refuse(chunk, Refused.STORE_UNAVAILABLE, STORE_RETRY);
    } else {
      keep(chunk);
    }
  }

  private boolean isTooLong(VoiceChunk chunk) {
    var lengthMax = environment.services().town().supervision().report().lengthMax();
    long allowed = BYTES_AT_ONCE_MAX + chunk.getUntilMillis() / 1000 * BYTES_A_SECOND_MAX;
    return chunk.getUntilMillis() > lengthMax.toMillis()
        || bytes + chunk.getAudio().size() > allowed;
  }

  private void keep(VoiceChunk wire) {
    var chunk = VoiceCodec.fromWire(wire).orElseThrow();
    taken = chunk.number();
    until = chunk.untilMillis();
    bytes += chunk.audio().length;
    var person = new SupervisedId(peer.principal().personId());
    context.pipeToSelf(
        recordings().keep(person, place, chunk),
        (done, failure) ->
            new Connection.Kept(place, chunk.number(), Optional.ofNullable(failure)));
  }

  /** True when more is durable than before. */
  boolean kept(int number, Optional<Throwable> failure) {
    if (stage != Stage.TAKING) {
      return false;
    }
    if (failure.isPresent()) {
      failed(number, failure.get());
      return false;
    }
    int before = durable;
    keptAhead.add(number);
    while (keptAhead.remove(durable + 1)) {
      durable++;
    }
    if (durable > before) {
      peer.outbox().send(VoiceCodec.ack(place, durable));
    }
    return durable > before;
  }

  /** Whether it was written after all only the table knows. */
  private void failed(int number, Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    boolean erased = cause instanceof Sealer.ErasedException;
    var chunk =
        VoiceChunk.newBuilder()
            .setReportId(place.report().value())
            .setSegment(place.segment())
            .setNumber(number)
            .build();
    taken = durable;
    refuse(
        chunk,
        erased ? Refused.NOT_FOUND : Refused.STORE_UNAVAILABLE,
        erased ? Duration.ZERO : STORE_RETRY);
    if (!erased) {
      count();
    }
  }

  private void refuse(VoiceChunk chunk, Refused why, Duration retryAfter) {
    int expected = stage == Stage.TAKING ? taken + 1 : 0;
    peer.outbox().send(VoiceCodec.refused(chunk, why, retryAfter, expected));
  }

  private Recordings recordings() {
    return environment.services().recordings();
  }

  private Instant now() {
    return environment.services().clock().instant();
  }
}
