package legalhub.hub.audio;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusPacketInfo;

/** Opus by Concentus, which mixes stereo down. */
final class OpusVoice implements Voice {
  /** At any lower rate Concentus 1.0.2 decodes hybrid frames, Chromium's usual ones, to silence. */
  private static final int DECODED_RATE = 48_000;

  private static final float FULL_SCALE = 32_768;

  /** The longest packet, 120 ms. */
  private static final int SAMPLES_MAX = DECODED_RATE * 120 / 1000;

  private final OpusDecoder decoder;
  private final short[] pcm = new short[SAMPLES_MAX];
  private final Thinning thinning = new Thinning();

  OpusVoice() {
    try {
      decoder = new OpusDecoder(DECODED_RATE, 1);
    } catch (OpusException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public int tickRate() {
    return DECODED_RATE;
  }

  @Override
  public int ticks(byte[] recording, int start, int length) {
    return Math.max(0, OpusPacketInfo.getNumSamples(recording, start, length, DECODED_RATE));
  }

  @Override
  public float[] decode(byte[] recording, int start, int length) {
    try {
      int count = decoder.decode(recording, start, length, pcm, 0, SAMPLES_MAX, false);
      var samples = new float[count];
      for (int i = 0; i < count; i++) {
        samples[i] = pcm[i] / FULL_SCALE;
      }
      return thinning.of(samples, DECODED_RATE);
    } catch (OpusException | RuntimeException | AssertionError garbled) {
      // Concentus asserts with Errors, and runs past its arrays on some garbage.
      return new float[0];
    }
  }
}
