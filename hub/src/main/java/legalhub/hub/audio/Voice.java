package legalhub.hub.audio;

/** Decodes the frames of one recording to mono sound. */
sealed interface Voice permits OpusVoice, AacVoice {
  /** Samples a second: what a telephone carries is enough to tell speech. */
  int RATE = 8_000;

  /**
   * @throws Unheard if its coding can't be decoded
   */
  static Voice of(Track.Coding coding) throws Unheard {
    return coding instanceof Track.Aac aac ? AacVoice.of(aac) : new OpusVoice();
  }

  /** In how many parts of a second {@link #ticks} counts. */
  int tickRate();

  /** How long a frame sounds, in ticks; 0 for what isn't one. Costs nothing. */
  int ticks(byte[] recording, int start, int length);

  /**
   * Frames are to come in their order.
   *
   * @return samples from −1 to 1; none for what isn't a frame
   */
  float[] decode(byte[] recording, int start, int length);
}
