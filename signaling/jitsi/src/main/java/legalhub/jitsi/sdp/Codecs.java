package legalhub.jitsi.sdp;

import java.util.List;

/**
 * The codecs of every conference, by the numbers that both the pages and the bridge are told. One
 * of each kind: whatever a browser is, it has them, and the bridge never needs to translate.
 */
public final class Codecs {
  public static final int OPUS = 111;
  public static final int OPUS_CLOCK = 48_000;
  public static final int OPUS_CHANNELS = 2;
  public static final int VP8 = 100;
  public static final int VP8_CLOCK = 90_000;
  public static final int REPAIR = 101;

  public static final List<String> OPUS_FEEDBACK = List.of("transport-cc");
  public static final List<String> VP8_FEEDBACK =
      List.of("ccm fir", "nack", "nack pli", "transport-cc");

  /** A header extension, by the number it has in every conference. */
  public record Extension(int id, String uri) {}

  public static final Extension AUDIO_LEVEL =
      new Extension(1, "urn:ietf:params:rtp-hdrext:ssrc-audio-level");
  public static final Extension ABSOLUTE_SEND_TIME =
      new Extension(3, "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time");
  public static final Extension TRANSPORT_CC =
      new Extension(5, "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01");

  /** Between a browser and its own simulcast; the bridge takes them out of what it passes on. */
  static final List<Extension> SIMULCAST =
      List.of(
          new Extension(10, "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id"),
          new Extension(11, "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id"));

  /** The layers of a camera's picture, from the smallest to the largest. */
  static final List<String> RIDS = List.of("l", "m", "h");

  public static List<Extension> extensionsOf(boolean sound) {
    return sound ? List.of(AUDIO_LEVEL, TRANSPORT_CC) : List.of(ABSOLUTE_SEND_TIME, TRANSPORT_CC);
  }

  private Codecs() {}
}
