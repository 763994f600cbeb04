package legalhub.simulator.reports;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Speech as Opus, encoded once for everybody: packets of 20 milliseconds, round and round.
 *
 * @param lookahead samples that a decoder leaves out at the beginning
 */
record Track(List<byte[]> packets, int lookahead) {
  static final Duration PACKET = Duration.ofMillis(20);

  /** Of ten: what browsers spend would keep everybody waiting. */
  private static final int COMPLEXITY = 4;

  private static final int PACKET_BYTES_MAX = 1_275;

  static Track encode(Speech speech, int kbit, Duration length) {
    try {
      var encoder = new OpusEncoder(Speech.RATE, 1, OpusApplication.OPUS_APPLICATION_AUDIO);
      encoder.setBitrate(kbit * 1_000);
      encoder.setComplexity(COMPLEXITY);
      var packets =
          IntStream.range(0, (int) length.dividedBy(PACKET))
              .mapToObj(number -> packet(encoder, speech.frame()))
              .toList();
      return new Track(packets, encoder.getLookahead());
    } catch (OpusException broken) {
      throw new IllegalStateException("the encoder can't be had", broken);
    }
  }

  private static byte[] packet(OpusEncoder encoder, short[] frame) {
    try {
      var into = new byte[PACKET_BYTES_MAX];
      return Arrays.copyOf(into, encoder.encode(frame, 0, frame.length, into, 0, into.length));
    } catch (OpusException broken) {
      throw new IllegalStateException("this can't be encoded", broken);
    }
  }

  byte[] packet(int number) {
    return packets.get(Math.floorMod(number, packets.size()));
  }
}
