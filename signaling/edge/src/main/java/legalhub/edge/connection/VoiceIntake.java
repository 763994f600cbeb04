package legalhub.edge.connection;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.RelayDown;
import legalhub.actors.voicereport.Recordings;
import legalhub.actors.voicereport.VoiceNotices;
import legalhub.edge.codec.VoiceCodec;
import legalhub.edge.codec.VoiceCodec.Refused;
import legalhub.wire.v1.VoiceChunk;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** The pieces of reports that this person brings over this connection. */
final class VoiceIntake {
  /** One is spoken, and what an earlier page left behind is sent beside it. */
  private static final int PIECES_MAX = 8;

  /** A report may open a moment after its person was told so. */
  private static final Duration ASK_AGAIN_EVERY = Duration.ofMillis(250);

  private final ActorContext<Connection.Message> context;
  private final TimerScheduler<Connection.Message> timers;
  private final ConnectionEnvironment environment;
  private final Peer peer;
  private final ActorRef<RelayDown> down;
  private final Map<Recordings.Place, IncomingPiece> pieces = new HashMap<>();

  VoiceIntake(
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

  /** Always true: a chunk that isn't taken is answered so. */
  boolean take(VoiceChunk chunk) {
    var place = VoiceCodec.place(chunk);
    if (peer.principal().role() != Caller.Role.SUPERVISED_PERSON) {
      refuse(chunk, Refused.FORBIDDEN);
    } else if (place.isEmpty()) {
      refuse(chunk, Refused.INVALID);
    } else if (chunk.getAudio().size() > VoiceCodec.CHUNK_BYTES_MAX) {
      refuse(chunk, Refused.TOO_LARGE);
    } else if (VoiceCodec.fromWire(chunk).isEmpty()) {
      refuse(chunk, Refused.INVALID);
    } else {
      piece(place.get()).take(chunk);
    }
    return true;
  }

  private void refuse(VoiceChunk chunk, Refused why) {
    peer.outbox().send(VoiceCodec.refused(chunk, why, Duration.ZERO, 0));
  }

  private IncomingPiece piece(Recordings.Place place) {
    var known = pieces.get(place);
    if (known != null) {
      return known;
    }
    if (pieces.size() >= PIECES_MAX) {
      pieces.values().removeIf(IncomingPiece::isQuiet);
    }
    var piece = new IncomingPiece(place, context, environment, peer);
    pieces.put(place, piece);
    bring(piece);
    return piece;
  }

  private void bring(IncomingPiece piece) {
    tell(piece, new VoiceNotices.Bring(piece.place().segment()));
    timers.startSingleTimer(new Connection.BringDue(), ASK_AGAIN_EVERY);
  }

  private void tell(IncomingPiece piece, VoiceNotices.Up payload) {
    environment
        .services()
        .entities()
        .tell(
            new EntityAddress(EntityKind.VOICE_REPORT, piece.place().report().value()),
            new Message.Relay(peer.caller(), payload, down));
  }

  /** Those that the report hasn't admitted yet. */
  void askAgain() {
    for (var piece : List.copyOf(pieces.values())) {
      if (piece.isAsking()) {
        if (piece.hasWaitedTooLong()) {
          piece.refused();
          pieces.remove(piece.place());
        } else {
          bring(piece);
        }
      }
    }
  }

  /** A report that has moved hears how far its pieces are, and says if it takes no more. */
  void repeat() {
    for (var piece : pieces.values()) {
      if (piece.durable() > 0) {
        tell(piece, new VoiceNotices.Durable(piece.place().segment(), piece.durable()));
      }
      tell(piece, new VoiceNotices.Bring(piece.place().segment()));
    }
  }

  void mayBring(VoiceNotices.MayBring may) {
    var piece = pieces.get(new Recordings.Place(may.report(), may.segment()));
    if (piece != null) {
      piece.admitted(may.begun());
    }
  }

  void mayNotBring(VoiceNotices.MayNotBring not) {
    var place = new Recordings.Place(not.report(), not.segment());
    var piece = pieces.get(place);
    if (piece != null && not.forGood()) {
      piece.refused();
      pieces.remove(place);
    }
  }

  void counted(Connection.Counted counted) {
    var piece = pieces.get(counted.place());
    if (piece != null) {
      piece.counted(counted.durable());
    }
  }

  void kept(Connection.Kept kept) {
    var piece = pieces.get(kept.place());
    if (piece == null) {
      return;
    }
    if (piece.kept(kept.number(), kept.failure())) {
      tell(piece, new VoiceNotices.Durable(kept.place().segment(), piece.durable()));
    }
  }
}
