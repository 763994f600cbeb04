package legalhub.simulator.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrackTest {
  private static final Duration LENGTH = Duration.ofSeconds(6);
  private static final int PACKETS = 300;

  /** As loud as speech close to a microphone, and as quiet as a room: of full scale. */
  private static final double SPOKEN = 0.03;

  private static final double QUIET = 0.005;

  private static final Track TRACK = Track.encode(new Speech(1), 24, LENGTH);

  private static double[] loudness() throws OpusException {
    var decoder = new OpusDecoder(Speech.RATE, 1);
    var samples = new short[Speech.FRAME];
    var loudness = new double[PACKETS];
    for (int i = 0; i < PACKETS; i++) {
      var packet = TRACK.packet(i);
      assertThat(decoder.decode(packet, 0, packet.length, samples, 0, Speech.FRAME, false))
          .isEqualTo(Speech.FRAME);
      double squares =
          IntStream.range(0, samples.length).mapToDouble(n -> Math.pow(samples[n], 2)).sum();
      loudness[i] = Math.sqrt(squares / samples.length) / Short.MAX_VALUE;
    }
    return loudness;
  }

  @Test
  void itIsOpusInPacketsOf20MillisecondsAtItsBitRate() {
    assertThat(TRACK.packets()).hasSize(PACKETS);
    int bytes = TRACK.packets().stream().mapToInt(packet -> packet.length).sum();
    assertThat(bytes * 8 / LENGTH.toSeconds()).isBetween(18_000L, 30_000L);
  }

  @Test
  void whoHearsItHearsPhrasesAndPauses() throws OpusException {
    var loudness = loudness();
    assertThat(Arrays.stream(loudness).filter(one -> one > SPOKEN).count())
        .isGreaterThan(PACKETS / 2);
    assertThat(Arrays.stream(loudness).filter(one -> one < QUIET).count())
        .isGreaterThan(PACKETS / 20);
  }

  @Test
  void itGoesRoundAndRound() {
    assertThat(TRACK.packet(PACKETS + 7)).isSameAs(TRACK.packet(7));
  }

  @Test
  void anotherSeedSaysSomethingElse() {
    var same = Track.encode(new Speech(1), 24, Duration.ofMillis(200));
    var other = Track.encode(new Speech(2), 24, Duration.ofMillis(200));
    assertThat(same.packet(9)).isEqualTo(TRACK.packet(9)).isNotEqualTo(other.packet(9));
  }
}
