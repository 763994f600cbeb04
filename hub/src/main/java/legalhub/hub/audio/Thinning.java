package legalhub.hub.audio;

import java.util.Arrays;

/**
 * Brings sound down to {@link Voice#RATE}: each sample that it makes is the mean of those in its
 * time. That lets a little of what is too high through as noise, which speech detection bears.
 */
final class Thinning {
  private double sum;
  private int summed;
  private double due;

  /**
   * @param samples of a stretch that follows the one before
   * @param rate how many of them are a second; not below {@link Voice#RATE}
   */
  float[] of(float[] samples, int rate) {
    double step = (double) Voice.RATE / rate;
    var thin = new float[(int) (samples.length * step) + 1];
    int made = 0;
    for (float sample : samples) {
      sum += sample;
      summed++;
      due += step;
      if (due >= 1) {
        thin[made++] = (float) (sum / summed);
        due -= 1;
        sum = 0;
        summed = 0;
      }
    }
    return Arrays.copyOf(thin, made);
  }
}
