package legalhub.hub.audio;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static legalhub.hub.audio.Recordings.box;
import static legalhub.hub.audio.Recordings.element;
import static legalhub.hub.audio.Recordings.hex;
import static legalhub.hub.audio.Recordings.ints;
import static legalhub.hub.audio.Recordings.joined;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import legalhub.hub.audio.Hearing.Flaw;
import legalhub.hub.audio.Hearing.Heard;
import legalhub.hub.audio.Hearing.NotAudio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that comes from the internet makes the ear throw, or listen for ever. */
class HostileRecordingTest {
  private static final long SEED = 20_261_127;
  private static final byte[] FRAME = hex("f8fffe");

  /** The head of an MP4 with an Opus track 1; a frame is as long as everything says: 3 bytes. */
  private static byte[] mp4Head(byte[]... table) {
    var opus = joined(new byte[28], box("dOps", hex("00010000")));
    var stbl = joined(box("stsd", ints(0, 1), box("Opus", opus)), joined(table));
    var media = joined(box("hdlr", ints(0, 0), hex("736f756e")), box("minf", box("stbl", stbl)));
    var track = box("trak", box("tkhd", ints(0, 0, 0, 1)), box("mdia", media));
    return joined(
        box("ftyp", hex("69736f35")),
        box("moov", track, box("mvex", box("trex", ints(0, 1, 1, 960, 3, 0)))));
  }

  /** A fragment that claims so many frames, and has one. */
  private static byte[] fragment(int samples) {
    int data = 8 + 8 + 16 + 20 + 8;
    var run = box("trun", ints(0x1, samples, data));
    return joined(box("moof", box("traf", box("tfhd", ints(0x20000, 1)), run)), box("mdat", FRAME));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aac.mp4",
        "aac-copied.mp4",
        "aac-stereo.mp4",
        "beeps.webm",
        "chromium.mp4",
        "chromium.webm",
        "chromium-copied.mkv",
        "chromium-copied.mp4",
        "firefox.webm",
        "hum.webm",
        "mp3.mp4",
        "noise.webm",
        "photo.jpg",
        "picture.mp4",
        "picture.webm",
        "silence.webm",
        "street.webm",
        "surf.mp4",
        "vorbis.webm"
      })
  void brokenOffOrWithBytesChangedItIsHeardOrRefused(String name) {
    var recording = Recordings.read(name);
    var random = new Random(SEED);
    for (int i = 0; i < 50; i++) {
      answers(Arrays.copyOf(recording, random.nextInt(recording.length)));
    }
    for (int i = 0; i < 4; i++) {
      answers(changed(recording, recording.length, random));
      // In the heads, where the lengths are.
      answers(changed(recording, Math.min(2_000, recording.length), random));
    }
  }

  private static byte[] changed(byte[] recording, int within, Random random) {
    var changed = recording.clone();
    for (int i = 0; i < 200; i++) {
      changed[random.nextInt(within)] = (byte) random.nextInt();
    }
    return changed;
  }

  private static void answers(byte[] recording) {
    var hearing = Ear.hear(recording);
    if (hearing instanceof Heard heard) {
      assertThat(heard.speech()).isBetween(Duration.ZERO, heard.length());
      assertThat(heard.print()).hasSize(64);
    }
  }

  @Test
  void anElementThatClaimsMoreThanThereIsEndsTheRecording() {
    var begun = joined(Recordings.webmHead(), Recordings.simpleBlock("00", FRAME));
    for (var size : new String[] {"01fffffffffffffe", "01ffffffffffffff", "0100000080000000"}) {
      var heard = (Heard) Ear.hear(joined(begun, hex("a3" + size), new byte[50]));
      assertThat(heard.length().toMillis()).isEqualTo(20);
      assertThat(heard.cut()).isTrue();
    }
  }

  @Test
  void elementsNestedWithoutEndAreWalkedOnce() {
    var nested = new byte[100_000];
    for (int i = 0; i + 2 <= nested.length; i += 2) {
      nested[i] = (byte) 0xA0;
      nested[i + 1] = (byte) 0xFF;
    }
    var recording = joined(Recordings.webmHead(), nested, Recordings.simpleBlock("00", FRAME));
    assertThat(((Heard) Ear.hear(recording)).length().toMillis()).isEqualTo(20);
  }

  @Test
  void aTrackWithManyChannelsIsRefused() {
    var head = joined("OpusHead".getBytes(US_ASCII), hex("01ff"));
    var entry = joined(element("83", hex("02")), element("86", hex("415f4f505553")));
    var tracks = element("1654ae6b", element("ae", joined(entry, element("63a2", head))));
    assertThat(Ear.hear(joined(element("1a45dfa3", new byte[0]), tracks)))
        .isEqualTo(new NotAudio(Flaw.UNKNOWN_CODEC));
  }

  @Test
  void aFragmentIsHeardAsItIs() {
    var heard = (Heard) Ear.hear(joined(mp4Head(), fragment(1)));
    assertThat(heard.length().toMillis()).isEqualTo(20);
    assertThat(heard.cut()).isFalse();
  }

  @Test
  void aRunThatClaimsMoreFramesThanThereAreIsCut() {
    var heard = (Heard) Ear.hear(joined(mp4Head(), fragment(-1)));
    assertThat(heard.length().toMillis()).isEqualTo(20);
    assertThat(heard.cut()).isTrue();
  }

  @Test
  void framesThatLieOverEachOtherAreRefused() {
    var chunks = new int[1_002];
    chunks[1] = 1_000;
    var recording =
        mp4Head(
            box("stsz", ints(0, 1_000, -1)),
            box("stsc", ints(0, 1, 1, 1, 1)),
            box("stco", ints(chunks)));
    assertThat(Ear.hear(recording)).isEqualTo(new NotAudio(Flaw.UNDECODABLE));
  }

  @Test
  void aTableThatClaimsMoreThanItHoldsIsReadAsFarAsItGoes() {
    var samples = box("stsz", ints(0, 0, -1, 3));
    var recording =
        mp4Head(samples, box("stsc", ints(0, -1, 1, -1, 1)), box("stco", ints(0, -1, 0)));
    assertThat(((Heard) Ear.hear(recording)).print()).hasSize(64);
  }

  @Test
  void boxesWithAbsurdSizesEndTheRecording() {
    var begun = joined(mp4Head(), fragment(1));
    for (var size : new String[] {"00000001%s7fffffffffffffff", "00000001%sffffffffffffffff"}) {
      var absurd = hex(size.formatted("6d6f6f66"));
      var heard = (Heard) Ear.hear(joined(begun, absurd, new byte[50]));
      assertThat(heard.length().toMillis()).isEqualTo(20);
      assertThat(heard.cut()).isTrue();
    }
  }
}
