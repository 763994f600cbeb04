package legalhub.hub.speech;

import legalhub.hub.audio.Hearing;

/**
 * A segment of a report as another system is given it.
 *
 * @param mediaType what the hub found it to be, whatever its page said
 * @param audio the container's bytes as they were recorded, 10 MiB at most
 */
public record Recording(String mediaType, byte[] audio) {
  public static Recording of(Hearing.Codec codec, byte[] audio) {
    return new Recording(mediaType(codec), audio);
  }

  private static String mediaType(Hearing.Codec codec) {
    return switch (codec) {
      case WEBM_OPUS -> "audio/webm;codecs=opus";
      case MP4_OPUS -> "audio/mp4;codecs=opus";
      case MP4_AAC -> "audio/mp4;codecs=mp4a.40.2";
    };
  }
}
