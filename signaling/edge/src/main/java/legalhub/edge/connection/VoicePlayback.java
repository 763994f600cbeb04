package legalhub.edge.connection;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.RelayDown;
import legalhub.actors.voicereport.Recordings;
import legalhub.actors.voicereport.VoiceNotices;
import legalhub.edge.codec.VoiceCodec;
import legalhub.wire.v1.Listen;
import legalhub.wire.v1.StopListening;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * What this officer listens to. Live and later are one reader: it takes bytes from the table, from
 * wherever it was asked to begin, and follows notices of what has become durable.
 */
final class VoicePlayback {
  /** Ten seconds of speech. */
  private static final int CHUNKS_AT_ONCE = 50;

  /** An office has a few officers with a few pages. */
  private static final int PIECES_MAX = 64;

  /** For a notice that was lost with the node of its report. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final ActorContext<Connection.Message> context;
  private final TimerScheduler<Connection.Message> timers;
  private final ConnectionEnvironment environment;
  private final Peer peer;
  private final ActorRef<RelayDown> down;
  private final Map<Recordings.Place, Reader> readers = new HashMap<>();

  /** How far one piece was sent. */
  private static final class Reader {
    private int sent;
    private int reach;
    private boolean reading;
    private boolean again;
  }

  VoicePlayback(
      ActorContext<Connection.Message> context,
      TimerScheduler<Connection.Message> timers,
      ConnectionEnvironment environment,
      Peer peer,
      ActorRef<RelayDown> down) {
    this.context = context;
    this.timers = timers;
    this.environment = environment;
    this.peer = peer;
    this.down = down;
  }

  /** It is on record that this officer listens. */
  void begin(Listen listen) {
    var place = VoiceCodec.place(listen.getReportId(), listen.getSegment()).orElseThrow();
    if (readers.size() >= PIECES_MAX && !readers.containsKey(place)) {
      readers.clear();
    }
    var reader = new Reader();
    reader.sent = listen.getAfter();
    readers.put(place, reader);
    follow(place);
    pump(place, reader);
    timers.startTimerWithFixedDelay(new Connection.ListenDue(), LOOK_EVERY);
  }

  /** Always true: whatever isn't listened to needs no end. */
  boolean end(StopListening stop) {
    VoiceCodec.place(stop.getReportId(), stop.getSegment()).ifPresent(readers::remove);
    if (readers.isEmpty()) {
      timers.cancel(new Connection.ListenDue());
    }
    return true;
  }

  void repeat() {
    readers.keySet().forEach(this::follow);
  }

  void pumpAll() {
    Map.copyOf(readers).forEach(this::pump);
  }

  private void follow(Recordings.Place place) {
    environment
        .services()
        .entities()
        .tell(
            new EntityAddress(EntityKind.VOICE_REPORT, place.report().value()),
            new Message.Relay(peer.caller(), new VoiceNotices.Follow(place.segment()), down));
  }

  void reached(VoiceNotices.Reach reach) {
    var place = new Recordings.Place(reach.report(), reach.segment());
    var reader = readers.get(place);
    if (reader != null && reach.upTo() > reader.reach) {
      reader.reach = reach.upTo();
      pump(place, reader);
    }
  }

  private void pump(Recordings.Place place, Reader reader) {
    if (reader.reading) {
      reader.again = true;
      return;
    }
    if (!peer.outbox().isWritable()) {
      return;
    }
    reader.reading = true;
    reader.again = false;
    context.pipeToSelf(
        environment.services().recordings().after(place, reader.sent, CHUNKS_AT_ONCE),
        (chunks, failure) -> new Connection.Read(place, Optional.ofNullable(chunks)));
  }

  /** Empty: the table couldn't be asked; the next look asks again. */
  void read(Connection.Read read) {
    var reader = readers.get(read.place());
    if (reader == null) {
      return;
    }
    reader.reading = false;
    var chunks = read.chunks().orElse(List.of());
    for (var chunk : chunks) {
      // A listening that began anew meanwhile reads from another place.
      if (chunk.number() == reader.sent + 1) {
        peer.outbox().send(VoiceCodec.data(read.place(), chunk));
        reader.sent++;
      }
    }
    boolean catchingUp = !chunks.isEmpty() && reader.sent >= reader.reach;
    if (reader.again
        || reader.sent < reader.reach && !chunks.isEmpty()
        || catchingUp && chunks.size() > 1) {
      pump(read.place(), reader);
    }
  }
}
