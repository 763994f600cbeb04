package legalhub.hub.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FramesTest {
  @Test
  void aFrameMayEndWhereTheRecordingDoesAndNotBehind() {
    var frames = new Frames(new byte[10]);
    assertThat(frames.add(4, 6)).isTrue();
    assertThat(frames.isCut()).isFalse();
    assertThat(frames.add(5, 6)).isFalse();
    assertThat(frames.isCut()).isTrue();
    assertThat(frames.count()).isEqualTo(1);
  }

  @Test
  void aFrameElsewhereIsNone() {
    for (long start : new long[] {-1, 11, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThat(new Frames(new byte[10]).add(start, 1)).isFalse();
    }
    assertThat(new Frames(new byte[10]).add(0, Long.MAX_VALUE)).isFalse();
  }

  @Test
  void framesAreAsManyBytesAsTheRecordingAtMost() {
    var frames = new Frames(new byte[10]);
    assertThat(frames.add(0, 5)).isTrue();
    assertThat(frames.add(0, 5)).isTrue();
    assertThat(frames.areTooMany()).isFalse();
    assertThat(frames.add(0, 1)).isFalse();
    assertThat(frames.areTooMany()).isTrue();
  }

  @Test
  void moreThanAMillionAndAHalfAreTooMany() {
    var frames = new Frames(new byte[1_500_001]);
    for (int i = 0; i < 1_500_000; i++) {
      frames.add(i, 1);
    }
    assertThat(frames.areTooMany()).isFalse();
    assertThat(frames.add(1_500_000, 1)).isFalse();
    assertThat(frames.areTooMany()).isTrue();
  }

  @Test
  void emptyOnesArePassedOver() {
    var frames = new Frames(new byte[10]);
    assertThat(frames.add(10, 0)).isTrue();
    assertThat(frames.count()).isZero();
  }
}
