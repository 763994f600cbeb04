package legalhub.hub.audio;

import java.time.Duration;

/**
 * The sound that a container holds.
 *
 * @param frames all of them, in order
 */
record Track(Hearing.Codec codec, Coding coding, Frames frames) {
  /** How frames are coded, and what a decoder has to know beforehand. */
  sealed interface Coding {}

  /**
   * Opus, mono or stereo.
   *
   * @param skip what isn't played of the beginning, in samples of 48 kHz
   */
  record Opus(int skip) implements Coding {
    private static final int RATE = 48_000;

    Duration skipped() {
      return Duration.ofMillis(skip * 1000L / RATE);
    }
  }

  /**
   * AAC.
   *
   * @param config an AudioSpecificConfig (ISO 14496-3)
   */
  record Aac(byte[] config) implements Coding {}
}
