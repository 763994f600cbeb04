package legalhub.hub.audio;

import java.time.Duration;
import java.util.Arrays;

/**
 * Finds out how much of a sound is speech: vowels that are louder than what is steadily there
 * around them, the loud sounds that go over into them, and the short gaps in between.
 *
 * <p>So silence, noise, hum and a whistle aren't. Singing, or a television, can be: it tells
 * whether somebody speaks, neither who nor what.
 */
final class SpeechMeter {
  /** It looks every 20 ms. */
  private static final int HOP = Voice.RATE * 20 / 1000;

  /** Below that nobody could be understood, in dB of full scale. */
  private static final double LEVEL_MIN = -60;

  /** Speech rises so far over the quietest tenth around it, in dB; steady sounds waver by 3. */
  private static final double RISE_MIN = 6;

  private static final double QUIETEST = 0.1;

  /** Around: 1.5 s to both sides, in which every speaker pauses or closes the lips. */
  private static final int AROUND_HOPS = 75;

  /** Gaps within a sentence: 300 ms. */
  private static final int GAP_HOPS_MAX = 15;

  /** A syllable: 80 ms. Noise is periodic by chance, but not for so long. */
  private static final int SYLLABLE_HOPS_MIN = 4;

  /** Consonants at both ends of a syllable: 200 ms. An m or n is nearly a tone. */
  private static final int CONSONANT_HOPS_MAX = 10;

  private final VowelDetector detector = new VowelDetector();
  private final float[] window = new float[VowelDetector.WINDOW];
  private int filled;

  /** Of each hop: its level in dB of full scale, and whether it sounds like a vowel. */
  private double[] levels = new double[64];

  private boolean[] vowels = new boolean[64];
  private int hops;

  /**
   * Goes on with the sound.
   *
   * @param samples at {@link Voice#RATE}, from −1 to 1
   */
  void add(float[] samples) {
    for (float sample : samples) {
      window[filled++] = sample;
      if (filled == window.length) {
        detector.look(window);
        note(detector.level(), detector.isVowel());
        filled -= HOP;
        System.arraycopy(window, HOP, window, 0, filled);
      }
    }
  }

  private void note(double level, boolean vowel) {
    if (hops == levels.length) {
      levels = Arrays.copyOf(levels, 2 * hops);
      vowels = Arrays.copyOf(vowels, 2 * hops);
    }
    levels[hops] = level;
    vowels[hops] = vowel;
    hops++;
  }

  /** How much of what was heard is speech. */
  Duration speech() {
    var loud = new boolean[hops];
    var speech = new boolean[hops];
    for (int hop = 0; hop < hops; hop++) {
      loud[hop] = levels[hop] >= Math.max(LEVEL_MIN, floor(hop) + RISE_MIN);
      speech[hop] = vowels[hop] && loud[hop];
    }
    turnShort(speech, false, GAP_HOPS_MAX);
    turnShort(speech, true, SYLLABLE_HOPS_MIN);
    spread(speech, loud);
    turnShort(speech, false, GAP_HOPS_MAX);
    int count = 0;
    for (boolean each : speech) {
      count += each ? 1 : 0;
    }
    return Duration.ofSeconds((long) count * HOP).dividedBy(Voice.RATE);
  }

  private double floor(int hop) {
    int from = Math.max(0, hop - AROUND_HOPS);
    var around = Arrays.copyOfRange(levels, from, Math.min(hops, hop + AROUND_HOPS + 1));
    Arrays.sort(around);
    return around[(int) (around.length * QUIETEST)];
  }

  /** Turns runs of one kind that are shorter than this into the other; no silence at an end. */
  private static void turnShort(boolean[] speech, boolean kind, int shorter) {
    int start = 0;
    for (int i = 0; i <= speech.length; i++) {
      if (i < speech.length && speech[i] == kind) {
        continue;
      }
      boolean within = start > 0 && i < speech.length;
      if (i - start < shorter && (kind || within)) {
        Arrays.fill(speech, start, i, !kind);
      }
      start = i + 1;
    }
  }

  /** Lets speech reach to both sides as far as it goes on to be loud there. */
  private static void spread(boolean[] speech, boolean[] loud) {
    var syllables = speech.clone();
    for (int hop = 0; hop < speech.length; hop++) {
      if (syllables[hop]) {
        spread(speech, loud, hop, 1);
        spread(speech, loud, hop, -1);
      }
    }
  }

  private static void spread(boolean[] speech, boolean[] loud, int from, int direction) {
    for (int step = 1; step <= CONSONANT_HOPS_MAX; step++) {
      int hop = from + step * direction;
      if (hop < 0 || hop >= loud.length || !loud[hop]) {
        return;
      }
      speech[hop] = true;
    }
  }
}
