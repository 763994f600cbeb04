package legalhub.simulator.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RecordingTest {
  private static final Duration SLICE = Duration.ofMillis(200);

  @Test
  void itsHashIsThatOfAllItsChunksInOrder() throws Exception {
    var recording = Scripts.recording(3);
    var all = new ByteArrayOutputStream();
    for (int number = 1; number <= 3; number++) {
      all.writeBytes(recording.chunk(number));
    }
    var digest = MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
    assertThat(recording.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
  }

  @Test
  void aChunkIsTheSameWheneverItIsAskedFor() {
    var recording = Scripts.recording(3);
    assertThat(recording.chunk(2)).isEqualTo(recording.chunk(2)).isNotEqualTo(recording.chunk(3));
    assertThat(recording.untilMillis(2)).isEqualTo(80);
  }

  @Test
  void whoBeginsElsewhereSaysSomethingElse() {
    var track = Scripts.track();
    var first = Recording.of(track, 0, Scripts.SLICE, Duration.ofSeconds(1));
    var second = Recording.of(track, 1, Scripts.SLICE, Duration.ofSeconds(1));
    assertThat(first.sha256()).isNotEqualTo(second.sha256());
    assertThat(first.chunks()).isEqualTo(second.chunks()).isEqualTo(25);
  }

  @Test
  void whatIsNotAWholeSliceIsRoundedUp() {
    var track = Scripts.track();
    assertThat(Recording.of(track, 0, SLICE, Duration.ofMillis(400)).chunks()).isEqualTo(2);
    assertThat(Recording.of(track, 0, SLICE, Duration.ofMillis(401)).chunks()).isEqualTo(3);
  }
}
