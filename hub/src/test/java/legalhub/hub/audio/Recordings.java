package legalhub.hub.audio;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Recordings from the folder audio of the resources, and some put together here. */
final class Recordings {
  private static final String UNKNOWN_SIZE = "01ffffffffffffff";

  private Recordings() {}

  static byte[] read(String name) {
    try (var file = Recordings.class.getResourceAsStream("/audio/" + name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** WebM with an Opus track 1, as it is recorded live, up to its first block. */
  static byte[] webmHead() {
    var entry =
        joined(
            element("d7", hex("01")),
            element("83", hex("02")),
            element("86", "A_OPUS".getBytes(US_ASCII)));
    return joined(
        element("1a45dfa3", element("4282", "webm".getBytes(US_ASCII))),
        hex("18538067" + UNKNOWN_SIZE),
        element("1654ae6b", element("ae", entry)),
        hex("1f43b675" + UNKNOWN_SIZE));
  }

  /**
   * @param flags 00 for a frame, 06 for several that are laced
   */
  static byte[] simpleBlock(String flags, byte[] frame) {
    return element("a3", joined(hex("810000" + flags), frame));
  }

  static byte[] element(String id, byte[] body) {
    return joined(hex(id), hex("10%06x".formatted(body.length)), body);
  }

  static byte[] box(String type, byte[]... content) {
    var body = joined(content);
    return joined(ints(8 + body.length), type.getBytes(US_ASCII), body);
  }

  static byte[] ints(int... values) {
    var bytes = ByteBuffer.allocate(values.length * Integer.BYTES);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  static byte[] joined(byte[]... parts) {
    var whole = new ByteArrayOutputStream();
    for (var part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }
}
