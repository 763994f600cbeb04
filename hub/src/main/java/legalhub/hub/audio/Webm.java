package legalhub.hub.audio;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Set;

/**
 * Finds the Opus frames in WebM (Matroska, RFC 9559), as browsers write it live: segment and
 * clusters may be of unknown size.
 *
 * <p>It walks flat: of an element that holds what is needed it goes on inside, whatever size that
 * claims; every other one is passed over. So nothing nests and each byte is seen once. Blocks with
 * several frames laced into one aren't written by any browser and are passed over.
 */
final class Webm {
  private static final int EBML = 0x1A45DFA3;
  private static final int SEGMENT = 0x18538067;
  private static final int TRACKS = 0x1654AE6B;
  private static final int TRACK_ENTRY = 0xAE;
  private static final int TRACK_NUMBER = 0xD7;
  private static final int TRACK_TYPE = 0x83;
  private static final int CODEC_ID = 0x86;
  private static final int CODEC_PRIVATE = 0x63A2;
  private static final int CLUSTER = 0x1F43B675;
  private static final int SIMPLE_BLOCK = 0xA3;
  private static final int BLOCK_GROUP = 0xA0;
  private static final int BLOCK = 0xA1;
  private static final Set<Integer> ENTERED =
      Set.of(SEGMENT, TRACKS, TRACK_ENTRY, CLUSTER, BLOCK_GROUP);

  private static final int AUDIO = 2;
  private static final int LACING = 0x06;

  /** Bytes of a block between its track's number and its frame: time and flags. */
  private static final int BLOCK_HEADER = 3;

  /** Places in Opus' head (RFC 7845, 5.1), which is the codec's private part. */
  private static final int CHANNELS = 9;

  private static final int SKIP = 10;

  private final byte[] recording;
  private final Frames frames;
  private int at;

  /** Of the track's entry that is being read. */
  private long number;

  private boolean audio;
  private String codec = "";
  private byte[] head = new byte[0];

  private boolean anyAudio;

  /** The number of the track that is heard; no block has this one. */
  private long chosen = -1;

  private Track.Opus coding;

  private Webm(byte[] recording) {
    this.recording = recording;
    this.frames = new Frames(recording);
  }

  /** Whether this begins as WebM does. */
  static boolean is(byte[] recording) {
    return recording.length >= 4 && new Webm(recording).number(0, 4) == EBML;
  }

  /**
   * @throws Unheard for a recording without an Opus track, or with more channels than two
   */
  static Track read(byte[] recording) throws Unheard {
    var webm = new Webm(recording);
    while (webm.at < recording.length) {
      if (!webm.element()) {
        webm.frames.breakOff();
        break;
      }
    }
    webm.endEntry();
    if (webm.coding == null) {
      throw new Unheard(webm.anyAudio ? Hearing.Flaw.UNKNOWN_CODEC : Hearing.Flaw.NO_AUDIO_TRACK);
    }
    return new Track(Hearing.Codec.WEBM_OPUS, webm.coding, webm.frames);
  }

  /**
   * @return false where the container breaks off
   */
  private boolean element() {
    int idLength = vintLength(at);
    int sizeAt = at + idLength;
    int sizeLength = vintLength(sizeAt);
    if (idLength > 4 || sizeLength > 8 || sizeAt + sizeLength > recording.length) {
      return false;
    }
    int id = (int) number(at, idLength);
    long size = vint(sizeAt, sizeLength);
    int body = sizeAt + sizeLength;
    if (ENTERED.contains(id)) {
      if (id == TRACK_ENTRY || id == CLUSTER) {
        endEntry();
      }
      at = body;
      return true;
    }
    if (size > recording.length - body) {
      return false;
    }
    at = body + (int) size;
    return take(id, body, (int) size);
  }

  private boolean take(int id, int body, int size) {
    switch (id) {
      case TRACK_NUMBER -> number = number(body, Math.min(size, 8));
      case TRACK_TYPE -> audio = number(body, Math.min(size, 8)) == AUDIO;
      case CODEC_ID -> codec = new String(recording, body, Math.min(size, 32), US_ASCII);
      case CODEC_PRIVATE -> head = Arrays.copyOfRange(recording, body, body + Math.min(size, 32));
      case SIMPLE_BLOCK, BLOCK -> {
        return block(body, size);
      }
      default -> {}
    }
    return true;
  }

  private boolean block(int body, int size) {
    int trackLength = vintLength(body);
    int header = trackLength + BLOCK_HEADER;
    if (size < header || vint(body, trackLength) != chosen) {
      return true;
    }
    boolean laced = (recording[body + header - 1] & LACING) != 0;
    return laced || frames.add(body + header, size - header);
  }

  /** The first audio track with Opus is the one. */
  private void endEntry() {
    anyAudio |= audio;
    if (audio && coding == null && codec.startsWith("A_OPUS") && headByte(CHANNELS, 1) <= 2) {
      coding = new Track.Opus(headByte(SKIP, 0) | headByte(SKIP + 1, 0) << 8);
      chosen = number;
    }
    number = 0;
    audio = false;
    codec = "";
    head = new byte[0];
  }

  private int headByte(int place, int otherwise) {
    return place < head.length ? head[place] & 0xFF : otherwise;
  }

  /** By the zeros that a number of variable length begins with; past the end 1. */
  private int vintLength(int start) {
    return start < recording.length
        ? Integer.numberOfLeadingZeros(recording[start] & 0xFF) - 23
        : 1;
  }

  private long vint(int start, int length) {
    return number(start, length) & ~(-1L << 7 * length);
  }

  private long number(int start, int length) {
    long number = 0;
    for (int i = 0; i < length; i++) {
      number = number << 8 | recording[start + i] & 0xFF;
    }
    return number;
  }
}
