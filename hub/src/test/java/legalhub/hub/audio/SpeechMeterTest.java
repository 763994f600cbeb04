package legalhub.hub.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as speech, by sounds that are made up: ten seconds of each. */
class SpeechMeterTest {
  private static final int SECONDS = 10;

  @ParameterizedTest
  @ValueSource(ints = {90, 120, 250, 440, 1_000, 2_000, 3_000})
  void aToneIsNotSpeechThoughItBeginsAndEnds(int hertz) {
    assertThat(speechMillis(i -> 0.3 * tone(hertz, i) * beat(i))).isZero();
    assertThat(speechMillis(i -> 0.3 * tone(hertz, i))).isZero();
  }

  @Test
  void noiseIsNotSpeechThoughItBeginsAndEnds() {
    var random = new Random(1);
    assertThat(speechMillis(i -> 0.2 * random.nextGaussian())).isZero();
    assertThat(speechMillis(i -> 0.2 * random.nextGaussian() * beat(i))).isZero();
  }

  @Test
  void aSteadyBuzzIsNotSpeech() {
    assertThat(speechMillis(i -> 0.2 * buzz(i))).isZero();
  }

  @Test
  void aBuzzThatComesAndGoesAsSyllablesDoIsSpeech() {
    assertThat(speechMillis(i -> 0.2 * buzz(i) * beat(i))).isBetween(6_000L, 10_000L);
  }

  @Test
  void speechIsHeardAboveNoise() {
    var random = new Random(2);
    assertThat(speechMillis(i -> 0.2 * buzz(i) * beat(i) + 0.05 * random.nextGaussian()))
        .isBetween(6_000L, 10_000L);
  }

  @Test
  void whatIsTooQuietToUnderstandIsNotSpeech() {
    assertThat(speechMillis(i -> 0.002 * buzz(i) * beat(i))).isPositive();
    assertThat(speechMillis(i -> 0.000_2 * buzz(i) * beat(i))).isZero();
  }

  @Test
  void gapsOfAHalfSecondAreNotSpeech() {
    assertThat(speechMillis(i -> i / (Voice.RATE / 2) % 2 == 0 ? 0.2 * buzz(i) * beat(i) : 0))
        .isBetween(3_000L, 6_000L);
  }

  @Test
  void nothingIsNotSpeech() {
    assertThat(new SpeechMeter().speech()).isZero();
  }

  private static long speechMillis(IntToDoubleFunction sound) {
    var meter = new SpeechMeter();
    for (int second = 0; second < SECONDS; second++) {
      var samples = new float[Voice.RATE];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (float) sound.applyAsDouble(second * Voice.RATE + i);
      }
      meter.add(samples);
    }
    return meter.speech().toMillis();
  }

  private static double tone(int hertz, int i) {
    return Math.sin(2 * Math.PI * hertz * i / Voice.RATE);
  }

  /** Harmonics of 150 Hz, each weaker than the one before, as vocal cords make them. */
  private static double buzz(int i) {
    double sum = 0;
    for (int harmonic = 1; harmonic <= 20; harmonic++) {
      sum += tone(150 * harmonic, i) / harmonic;
    }
    return sum;
  }

  /** From nothing to loud and back, four times a second. */
  private static double beat(int i) {
    double rise = Math.sin(Math.PI * 4 * i / Voice.RATE);
    return rise * rise;
  }
}
