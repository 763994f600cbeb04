package legalhub.hub.audio;

import java.util.Arrays;

/**
 * Looks at 40 ms of sound for a vowel: something periodic as vocal cords are, and more than one
 * tone. Neither noise nor a hum or whistle is.
 */
final class VowelDetector {
  /** What it looks at, in samples: two periods of the deepest voice and more. */
  static final int WINDOW = Voice.RATE * 40 / 1000;

  /** Of the transform, so that a window can be laid over itself a longest period later. */
  private static final int SIZE = 512;

  /** The band that counts, in Hz: above mains hum, below where {@link Thinning} cuts off. */
  private static final int BAND_LOW = 90;

  private static final int BAND_HIGH = 3_600;

  /** The pitch of voices, in Hz: a man's at the end of a sentence, and a child's. */
  private static final int PITCH_LOW = 65;

  private static final int PITCH_HIGH = 400;

  /**
   * How alike a period is to the next, 1 at most: noise reaches 0.3, vowels are mostly above 0.5.
   */
  private static final double LIKENESS_MIN = 0.35;

  /** A tone has all its energy within so many Hz to both sides; a vowel has several harmonics. */
  private static final int TONE_WIDTH = 50;

  private static final double TONE_SHARE_MAX = 0.9;

  /** So that silence has a level, −120 dB. */
  private static final double ENERGY_MIN = 1e-12;

  private final Spectrum spectrum = new Spectrum(SIZE);
  private final double[] hann = new double[WINDOW];

  /** How much of a window lies over itself at each lag. */
  private final double[] overlap = new double[WINDOW];

  private final double[] real = new double[SIZE];
  private final double[] imaginary = new double[SIZE];
  private double level;
  private boolean vowel;

  VowelDetector() {
    for (int i = 0; i < WINDOW; i++) {
      hann[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / WINDOW);
    }
    for (int lag = 0; lag < WINDOW; lag++) {
      for (int i = 0; i + lag < WINDOW; i++) {
        overlap[lag] += hann[i] * hann[i + lag];
      }
    }
  }

  /**
   * @param window as many samples as it looks at, from −1 to 1
   */
  void look(float[] window) {
    double sum = energies(window);
    level = 10 * Math.log10(sum / SIZE / overlap[0] + ENERGY_MIN);
    vowel = mostNearOneTone() < TONE_SHARE_MAX * sum && likeness() > LIKENESS_MIN;
  }

  /** How loud it was, in dB of full scale. */
  double level() {
    return level;
  }

  boolean isVowel() {
    return vowel;
  }

  /** Leaves the energy of each frequency of the band in {@link #real}, and tells their sum. */
  private double energies(float[] window) {
    Arrays.fill(real, 0);
    Arrays.fill(imaginary, 0);
    for (int i = 0; i < WINDOW; i++) {
      real[i] = window[i] * hann[i];
    }
    spectrum.transform(real, imaginary);
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      int bin = Math.min(i, SIZE - i);
      boolean inBand = bin >= bin(BAND_LOW) && bin <= bin(BAND_HIGH);
      real[i] = inBand ? real[i] * real[i] + imaginary[i] * imaginary[i] : 0;
      sum += real[i];
    }
    return sum;
  }

  private double mostNearOneTone() {
    int near = 2 * bin(TONE_WIDTH) + 1;
    double most = 0;
    double sum = 0;
    for (int i = 0; i <= SIZE / 2; i++) {
      sum += real[i] - (i < near ? 0 : real[i - near]);
      most = Math.max(most, sum);
    }
    // Each frequency is there twice, as in any spectrum of real samples.
    return 2 * most;
  }

  /**
   * The highest value of the autocorrelation, which is the spectrum of the energies; of their roots
   * here, so that the colour of a sound counts less than its harmonics.
   */
  private double likeness() {
    Arrays.fill(imaginary, 0);
    Arrays.setAll(real, i -> Math.sqrt(real[i]));
    spectrum.transform(real, imaginary);
    double best = 0;
    for (int lag = Voice.RATE / PITCH_HIGH; lag <= Voice.RATE / PITCH_LOW; lag++) {
      best = Math.max(best, real[lag] / real[0] * overlap[0] / overlap[lag]);
    }
    return best;
  }

  private static int bin(int hertz) {
    return hertz * SIZE / Voice.RATE;
  }
}
