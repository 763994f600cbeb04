package legalhub.simulator.reports;

import java.util.Random;

/**
 * Something like a voice: pulses through the moving resonances of vowels, hisses between them, in
 * phrases with pauses. Nobody's words, and no two seeds sound alike.
 */
final class Speech {
  static final int RATE = 48_000;

  /** 20 milliseconds. */
  static final int FRAME = RATE / 50;

  /** The resonances of five vowels, in hertz: a, e, i, o, u. */
  private static final double[][] VOWELS = {
    {730, 1_090, 2_440},
    {530, 1_840, 2_480},
    {270, 2_290, 3_010},
    {570, 840, 2_410},
    {300, 870, 2_240}
  };

  private static final double[] WIDTHS = {80, 110, 160};

  /** How far a sound moves towards the next in a frame. */
  private static final double GLIDE = 0.3;

  /** How far the loudness does in a sample. */
  private static final double SWELL = 0.002;

  private static final double TILT = 0.96;
  private static final double VOICED = 9_000;
  private static final double HISSED = 1_200;

  /** Of the room. */
  private static final double NOISE = 60;

  /** What is said in a frame. */
  private enum Sound {
    VOWEL,
    HISS,
    PAUSE
  }

  private final Random random;
  private final Resonance[] resonances = {new Resonance(), new Resonance(), new Resonance()};
  private final double[] formants = VOWELS[0].clone();
  private double[] towards = VOWELS[0];
  private Sound sound = Sound.PAUSE;
  private int framesLeft;
  private int syllablesLeft;
  private double pitch = 140;
  private double pitchTowards = 140;
  private double untilPulse;
  private double tilted;
  private double loudness;

  Speech(long seed) {
    this.random = new Random(seed);
  }

  /** One formant: rings at its frequency when it is struck. */
  private static final class Resonance {
    private double gain;
    private double back;
    private double backTwice;
    private double last;
    private double lastButOne;

    void tune(double hertz, double width) {
      double radius = Math.exp(-Math.PI * width / RATE);
      back = 2 * radius * Math.cos(2 * Math.PI * hertz / RATE);
      backTwice = -radius * radius;
      gain = 1 - back - backTwice;
    }

    double ring(double struck) {
      double now = gain * struck + back * last + backTwice * lastButOne;
      lastButOne = last;
      last = now;
      return now;
    }
  }

  /** The next 20 milliseconds. */
  short[] frame() {
    if (framesLeft-- <= 0) {
      next();
    }
    glide();
    var samples = new short[FRAME];
    for (int i = 0; i < FRAME; i++) {
      samples[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sample()));
    }
    return samples;
  }

  private void next() {
    if (syllablesLeft <= 0) {
      become(Sound.PAUSE, 15 + random.nextInt(30));
      syllablesLeft = 6 + random.nextInt(10);
      pitchTowards = 110 + random.nextInt(100);
    } else if (sound != Sound.HISS && random.nextInt(3) == 0) {
      become(Sound.HISS, 2 + random.nextInt(3));
    } else {
      become(Sound.VOWEL, 6 + random.nextInt(8));
      syllablesLeft--;
      towards = VOWELS[random.nextInt(VOWELS.length)];
      pitchTowards *= 0.95 + random.nextDouble() * 0.09;
    }
  }

  private void become(Sound next, int frames) {
    sound = next;
    framesLeft = frames - 1;
  }

  private void glide() {
    pitch += (pitchTowards - pitch) * GLIDE;
    for (int i = 0; i < formants.length; i++) {
      formants[i] += (towards[i] - formants[i]) * GLIDE;
      resonances[i].tune(formants[i], WIDTHS[i]);
    }
  }

  private double sample() {
    double wanted = sound == Sound.VOWEL ? VOICED : sound == Sound.HISS ? HISSED : 0;
    loudness += (wanted - loudness) * SWELL;
    double noise = random.nextDouble() * 2 - 1;
    double voice = sound == Sound.HISS ? noise : throat(noise * 0.01);
    return loudness * voice + NOISE * noise;
  }

  /** A pulse for each closing of the glottis, and a little breath. */
  private double throat(double breath) {
    untilPulse--;
    double struck = breath;
    if (untilPulse <= 0) {
      untilPulse += RATE / pitch * (0.98 + random.nextDouble() * 0.04);
      struck += 1;
    }
    tilted = TILT * tilted + struck;
    double ringing = tilted;
    for (var resonance : resonances) {
      ringing = resonance.ring(ringing);
    }
    return ringing;
  }
}
