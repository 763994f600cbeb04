package legalhub.edge.codec;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.Optional;
import legalhub.actors.voicereport.Recordings;
import legalhub.actors.voicereport.ReportId;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.VoiceAck;
import legalhub.wire.v1.VoiceChunk;
import legalhub.wire.v1.VoiceData;
import legalhub.wire.v1.VoiceRefused;

/** Chunks of voice reports, both ways. */
public final class VoiceCodec {
  /**
   * A recorder at 24 kbit/s makes 600 bytes in 200 ms; the first chunk has the container's head.
   */
  public static final int CHUNK_BYTES_MAX = 16 * 1024;

  private VoiceCodec() {}

  /** Why a chunk isn't taken. The names are stable and documented in signaling/README.md. */
  public enum Refused {
    INVALID(false),
    FORBIDDEN(false),
    NOT_FOUND(false),
    TOO_LARGE(false),
    OUT_OF_ORDER(true),
    TOO_FAST(true),
    STORE_UNAVAILABLE(true);

    private final boolean retryable;

    Refused(boolean retryable) {
      this.retryable = retryable;
    }
  }

  /** Which piece it belongs to; empty where it names none. */
  public static Optional<Recordings.Place> place(VoiceChunk chunk) {
    return place(chunk.getReportId(), chunk.getSegment());
  }

  public static Optional<Recordings.Place> place(String report, int segment) {
    return Field.isId(report) && VoiceCommands.isSegment(segment)
        ? Optional.of(new Recordings.Place(new ReportId(report), segment))
        : Optional.empty();
  }

  /** A chunk as it is kept; empty where it is none. */
  public static Optional<Recordings.Chunk> fromWire(VoiceChunk chunk) {
    boolean sound =
        chunk.getNumber() > 0
            && chunk.getUntilMillis() >= 0
            && !chunk.getAudio().isEmpty()
            && chunk.getAudio().size() <= CHUNK_BYTES_MAX;
    return sound
        ? Optional.of(
            new Recordings.Chunk(
                chunk.getNumber(), chunk.getUntilMillis(), chunk.getAudio().toByteArray()))
        : Optional.empty();
  }

  public static ServerFrame ack(Recordings.Place place, int durable) {
    return ServerFrame.newBuilder()
        .setVoiceAck(
            VoiceAck.newBuilder()
                .setReportId(place.report().value())
                .setSegment(place.segment())
                .setDurableUpTo(durable))
        .build();
  }

  /**
   * @param expected 0 where it isn't known
   */
  public static ServerFrame refused(
      VoiceChunk chunk, Refused why, Duration retryAfter, int expected) {
    return ServerFrame.newBuilder()
        .setVoiceRefused(
            VoiceRefused.newBuilder()
                .setReportId(chunk.getReportId())
                .setSegment(chunk.getSegment())
                .setNumber(chunk.getNumber())
                .setCode(why.name())
                .setRetryable(why.retryable)
                .setRetryAfterMillis(Math.toIntExact(retryAfter.toMillis()))
                .setExpected(expected))
        .build();
  }

  public static ServerFrame data(Recordings.Place place, Recordings.Chunk chunk) {
    return ServerFrame.newBuilder()
        .setVoiceData(
            VoiceData.newBuilder()
                .setReportId(place.report().value())
                .setSegment(place.segment())
                .setNumber(chunk.number())
                .setUntilMillis(chunk.untilMillis())
                .setAudio(ByteString.copyFrom(chunk.audio())))
        .build();
  }
}
