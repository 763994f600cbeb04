package legalhub.hub.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How long recordings are listened to: these are spoken in for ten seconds, then silent for ten,
 * and so on.
 */
class ListeningTest {
  private static final byte[] SILENCE = Recordings.hex("f8fffe");
  private static final int SILENCES_A_SECOND = 50;

  /** Chromium's frames are of 60 ms. */
  private static final int SPOKEN_IN_TEN_SECONDS = 166;

  @Test
  void ofAMinuteAndAHalfEverythingIsHeard() throws Exception {
    var listening = listening(9, 0);
    assertThat(listening.length()).hasSeconds(90);
    assertThat(listening.speech().toSeconds()).isBetween(40L, 50L);
  }

  @Test
  void ofMoreEverySecondStretchStandsForTheNext() throws Exception {
    var listening = listening(9, 1);
    assertThat(listening.length()).hasMillis(90_020);
    assertThat(listening.speech().toSeconds()).isBetween(80L, 90L);
  }

  @Test
  void ofHoursOnlyStretchesFarApartAreHeard() throws Exception {
    var recording = new byte[1_000_000];
    Arrays.fill(recording, (byte) 0x18);
    var frames = new Frames(recording);
    for (int i = 0; i < recording.length; i++) {
      frames.add(i, 1);
    }
    var listening = new Listening(frames, Voice.of(new Track.Opus(0)));
    assertThat(listening.length()).hasHours(16);
    assertThat(listening.speech()).isZero();
  }

  private static Listening listening(int tens, int more) throws Exception {
    var spoken = Recordings.read("chromium.webm");
    var source = Webm.read(spoken).frames();
    List<byte[]> frames = new ArrayList<>();
    for (int ten = 0; ten < tens; ten++) {
      int speech = ten % 2 == 0 ? SPOKEN_IN_TEN_SECONDS : 0;
      for (int i = 0; i < speech; i++) {
        int start = source.start(i % source.count());
        frames.add(Arrays.copyOfRange(spoken, start, start + source.length(i % source.count())));
      }
      int silence = speech > 0 ? 2 : 10 * SILENCES_A_SECOND;
      for (int i = 0; i < silence; i++) {
        frames.add(SILENCE);
      }
    }
    for (int i = 0; i < more; i++) {
      frames.add(SILENCE);
    }
    return new Listening(laidOut(frames), Voice.of(new Track.Opus(0)));
  }

  private static Frames laidOut(List<byte[]> parts) {
    var frames = new Frames(Recordings.joined(parts.toArray(byte[][]::new)));
    int start = 0;
    for (var part : parts) {
      assertThat(frames.add(start, part.length)).isTrue();
      start += part.length;
    }
    return frames;
  }
}
