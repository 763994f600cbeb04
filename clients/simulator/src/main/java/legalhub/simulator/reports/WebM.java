package legalhub.simulator.reports;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A container as Chromium's MediaRecorder writes it: nothing is known of what comes later. */
final class WebM {
  private static final String EBML = "1a45dfa3";
  private static final String SEGMENT = "18538067";
  private static final String INFO = "1549a966";
  private static final String TRACKS = "1654ae6b";
  private static final String TRACK = "ae";
  private static final String AUDIO = "e1";
  private static final String CLUSTER = "1f43b675";
  private static final String TIMECODE = "e7";
  private static final String SIMPLE_BLOCK = "a3";

  /** The length of what isn't over yet. */
  private static final String UNKNOWN = "01ffffffffffffff";

  private static final int SHORT_LENGTH_MAX = 0x7e;
  private static final int LENGTH_OF_TWO = 0x4000;
  private static final int TRACK_ONE = 0x81;
  private static final int KEY_FRAME = 0x80;

  private WebM() {}

  /** What stands before the first cluster. */
  static byte[] head(int lookahead) {
    return all(
        element(
            EBML,
            number("4286", 1),
            number("42f7", 1),
            number("42f2", 4),
            number("42f3", 8),
            text("4282", "webm"),
            number("4287", 4),
            number("4285", 2)),
        hex(SEGMENT + UNKNOWN),
        element(INFO, number("2ad7b1", 1_000_000), text("4d80", "Chrome"), text("5741", "Chrome")),
        element(
            TRACKS,
            element(
                TRACK,
                number("d7", 1),
                number("73c5", 1),
                number("83", 2),
                text("86", "A_OPUS"),
                element("63a2", opusHead(lookahead)),
                element(
                    AUDIO,
                    element("b5", ByteBuffer.allocate(4).putFloat(Speech.RATE).array()),
                    number("9f", 1)))));
  }

  /** RFC 7845, section 5.1: one channel. */
  private static byte[] opusHead(int lookahead) {
    return ByteBuffer.allocate(19)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("OpusHead".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1)
        .put((byte) 1)
        .putShort((short) lookahead)
        .putInt(Speech.RATE)
        .putShort((short) 0)
        .put((byte) 0)
        .array();
  }

  /**
   * One slice.
   *
   * @param fromMillis since the recording began
   */
  static byte[] cluster(int fromMillis, List<byte[]> packets) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(hex(CLUSTER + UNKNOWN));
    bytes.writeBytes(number(TIMECODE, fromMillis));
    int atMillis = 0;
    for (var packet : packets) {
      bytes.writeBytes(block(atMillis, packet));
      atMillis += (int) Track.PACKET.toMillis();
    }
    return bytes.toByteArray();
  }

  private static byte[] block(int atMillis, byte[] packet) {
    var head =
        ByteBuffer.allocate(4)
            .put((byte) TRACK_ONE)
            .putShort((short) atMillis)
            .put((byte) KEY_FRAME)
            .array();
    return element(SIMPLE_BLOCK, head, packet);
  }

  private static byte[] element(String id, byte[]... parts) {
    var content = all(parts);
    return all(hex(id), length(content.length), content);
  }

  private static byte[] length(int bytes) {
    if (bytes <= SHORT_LENGTH_MAX) {
      return new byte[] {(byte) (bytes | 0x80)};
    }
    return ByteBuffer.allocate(2).putShort((short) (bytes | LENGTH_OF_TWO)).array();
  }

  private static byte[] text(String id, String text) {
    return element(id, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** In as few bytes as it takes. */
  private static byte[] number(String id, int value) {
    int bytes = Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(value) + 7) / 8);
    var all = ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    return element(id, Arrays.copyOfRange(all, Integer.BYTES - bytes, Integer.BYTES));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static byte[] all(byte[]... parts) {
    var bytes = new ByteArrayOutputStream();
    for (var part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
