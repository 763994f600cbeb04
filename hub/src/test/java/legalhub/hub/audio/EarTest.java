package legalhub.hub.audio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import legalhub.hub.audio.Hearing.Codec;
import legalhub.hub.audio.Hearing.Flaw;
import legalhub.hub.audio.Hearing.Heard;
import legalhub.hub.audio.Hearing.NotAudio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ear makes of recordings as browsers send them, and of what isn't one. */
class EarTest {
  private static final byte[] OPUS_SILENCE = Recordings.hex("f8fffe");

  @ParameterizedTest
  @CsvSource({
    "chromium.webm, WEBM_OPUS, 4980",
    "firefox.webm, WEBM_OPUS, 4894",
    "chromium.mp4, MP4_OPUS, 4900",
    "aac.mp4, MP4_AAC, 5034",
    "aac-stereo.mp4, MP4_AAC, 4040",
    "aac-copied.mp4, MP4_AAC, 5034",
    "chromium-copied.mp4, MP4_OPUS, 4980",
    "chromium-copied.mkv, WEBM_OPUS, 4980",
    "street.webm, WEBM_OPUS, 4014"
  })
  void somebodyWhoReportsIsHeard(String name, Codec codec, long millis) {
    var heard = heard(Recordings.read(name));
    assertThat(heard.codec()).isEqualTo(codec);
    assertThat(heard.length().toMillis()).isEqualTo(millis);
    assertThat(heard.speech().toMillis()).isBetween(millis * 6 / 10, millis);
    assertThat(heard.cut()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"silence.webm", "hum.webm", "beeps.webm", "noise.webm", "surf.mp4"})
  void soundsThatNobodyMakesWithAVoiceAreNotSpeech(String name) {
    var heard = heard(Recordings.read(name));
    assertThat(heard.length()).isGreaterThan(heard.speech().plusSeconds(3));
    assertThat(heard.speech().toMillis()).isLessThan(heard.length().toMillis() / 50);
  }

  @ParameterizedTest
  @CsvSource({
    "chromium.webm, chromium-copied.mkv",
    "chromium.webm, chromium-copied.mp4",
    "aac.mp4, aac-copied.mp4"
  })
  void theSameFramesInAnotherContainerHaveTheSamePrint(String one, String other) {
    var recording = Recordings.read(one);
    var copy = Recordings.read(other);
    assertThat(copy).isNotEqualTo(recording);
    assertThat(heard(copy).print()).isEqualTo(heard(recording).print());
  }

  @Test
  void aFrameThatDiffersByABitChangesThePrint() {
    var recording = Recordings.read("chromium.webm");
    var before = heard(recording).print();
    recording[recording.length - 1] ^= 1;
    assertThat(heard(recording).print()).isNotEqualTo(before);
  }

  @Test
  void thePrintIsTheHashOfLengthsAndFrames() throws Exception {
    var longer = Recordings.joined(OPUS_SILENCE, new byte[1]);
    var heard = heard(webm("00", OPUS_SILENCE, longer));
    var hashed =
        Recordings.joined(
            Recordings.hex("00000003"), OPUS_SILENCE, Recordings.hex("00000004"), longer);
    var hash = MessageDigest.getInstance("SHA-256").digest(hashed);
    assertThat(heard.print()).isEqualTo(HexFormat.of().formatHex(hash));
    assertThat(heard.length().toMillis()).isEqualTo(40);
  }

  @ParameterizedTest
  @CsvSource({
    "photo.jpg, UNKNOWN_CONTAINER",
    "picture.webm, NO_AUDIO_TRACK",
    "picture.mp4, NO_AUDIO_TRACK",
    "vorbis.webm, UNKNOWN_CODEC",
    "mp3.mp4, UNKNOWN_CODEC"
  })
  void anotherFileIsRefusedForWhatItLacks(String name, Flaw flaw) {
    assertThat(Ear.hear(Recordings.read(name))).isEqualTo(new NotAudio(flaw));
  }

  @Test
  void whatIsNoFileAtAllIsRefused() {
    var random = new byte[4096];
    new Random(1).nextBytes(random);
    for (var bytes : new byte[][] {{}, {0x1A}, "good morning".getBytes(UTF_8), random}) {
      assertThat(Ear.hear(bytes)).isEqualTo(new NotAudio(Flaw.UNKNOWN_CONTAINER));
    }
  }

  @Test
  void aRecordingWithoutAFrameIsRefused() {
    assertThat(Ear.hear(Recordings.webmHead())).isEqualTo(new NotAudio(Flaw.NO_FRAMES));
  }

  @Test
  void lacedBlocksArePassedOver() {
    assertThat(Ear.hear(webm("06", OPUS_SILENCE))).isEqualTo(new NotAudio(Flaw.NO_FRAMES));
  }

  @Test
  void framesThatCannotBeDecodedAreRefused() {
    var recording = Recordings.read("aac.mp4");
    var track = track(recording);
    for (int frame = 0; frame < track.frames().count(); frame++) {
      int start = track.frames().start(frame);
      Arrays.fill(recording, start, start + track.frames().length(frame), (byte) 0x2A);
    }
    assertThat(Ear.hear(recording)).isEqualTo(new NotAudio(Flaw.UNDECODABLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"chromium.webm", "firefox.webm", "chromium.mp4", "aac.mp4"})
  void whatEndsInAFrameIsHeardUpToIt(String name) {
    var recording = Recordings.read(name);
    var whole = heard(recording);
    var frames = track(recording).frames();
    int middle = frames.count() / 2;
    var heard = heard(Arrays.copyOf(recording, frames.start(middle) + 1));
    assertThat(heard.cut()).isTrue();
    assertThat(heard.length().toMillis())
        .isCloseTo(whole.length().toMillis() * middle / frames.count(), within(60L));
    assertThat(heard.print()).isNotEqualTo(whole.print());
  }

  @Test
  void whatEndsBetweenTwoFramesIsNotCut() {
    var recording = Recordings.read("chromium.webm");
    var frames = track(recording).frames();
    var ended = Arrays.copyOf(recording, frames.start(9) + frames.length(9));
    assertThat(heard(ended).cut()).isFalse();
    assertThat(heard(Recordings.joined(ended, new byte[100])).cut()).isTrue();
    assertThat(heard(ended).print())
        .isEqualTo(heard(Arrays.copyOf(recording, ended.length + 9)).print());
  }

  private static byte[] webm(String flags, byte[]... frames) {
    var recording = Recordings.webmHead();
    for (var frame : frames) {
      recording = Recordings.joined(recording, Recordings.simpleBlock(flags, frame));
    }
    return recording;
  }

  private static Heard heard(byte[] recording) {
    return (Heard) Ear.hear(recording);
  }

  private static Track track(byte[] recording) {
    try {
      return Webm.is(recording) ? Webm.read(recording) : Mp4.read(recording);
    } catch (Unheard e) {
      throw new AssertionError(e);
    }
  }
}
