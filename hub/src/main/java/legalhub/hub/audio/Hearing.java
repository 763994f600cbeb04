package legalhub.hub.audio;

import java.time.Duration;

/** What a recording turned out to be. */
public sealed interface Hearing {
  /**
   * A recording that could be decoded.
   *
   * @param length of the audio, by its frames
   * @param speech how much of it is speech (energy and voice activity)
   * @param print SHA-256 over the encoded frames one after the other, each with its 4-byte
   *     big-endian length before it, in lower-case hex: the same in whatever container they lie
   * @param cut whether the container breaks off: in the middle of a frame, or because what follows
   *     isn't its own; what came before is heard
   */
  record Heard(Codec codec, Duration length, Duration speech, String print, boolean cut)
      implements Hearing {}

  /** No audio of a kind we take. */
  record NotAudio(Flaw flaw) implements Hearing {}

  /** What browsers record, by container and coding. */
  enum Codec {
    WEBM_OPUS,
    MP4_AAC,
    MP4_OPUS
  }

  /** What is missing, in the order in which it is looked for. */
  enum Flaw {
    /** Neither WebM nor MP4. */
    UNKNOWN_CONTAINER,
    NO_AUDIO_TRACK,
    /** Neither Opus nor AAC-LC, or more than two channels. */
    UNKNOWN_CODEC,
    NO_FRAMES,
    /** Most frames aren't what their coding's are, or no recorder makes so many. */
    UNDECODABLE
  }
}
