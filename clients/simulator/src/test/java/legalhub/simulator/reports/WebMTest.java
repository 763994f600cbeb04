package legalhub.simulator.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebMTest {
  private static final long UNKNOWN = 0x00ffffffffffffffL;

  /** Those that hold others; whatever has no length reaches to the end, or to the next cluster. */
  private static final Set<String> MASTERS = Set.of("18538067", "1654ae6b", "ae", "e1", "1f43b675");

  /** One element of a file, in its order. */
  private record Element(String id, byte[] content) {}

  private static List<Element> parsed(byte[] file) {
    var found = new ArrayList<Element>();
    var bytes = ByteBuffer.wrap(file);
    while (bytes.hasRemaining()) {
      var id = Long.toHexString(vint(bytes, false));
      long length = vint(bytes, true);
      boolean master = MASTERS.contains(id);
      assertThat(length == UNKNOWN)
          .as(id)
          .isEqualTo(id.equals("18538067") || id.equals("1f43b675"));
      var content = new byte[master ? 0 : (int) length];
      bytes.get(content);
      found.add(new Element(id, content));
    }
    return found;
  }

  private static long vint(ByteBuffer bytes, boolean isLength) {
    int first = bytes.get() & 0xff;
    int more = Integer.numberOfLeadingZeros(first) - 24;
    long value = isLength ? first & (0xff >> (more + 1)) : first;
    for (int i = 0; i < more; i++) {
      value = value << 8 | bytes.get() & 0xff;
    }
    return value;
  }

  private static byte[] contentOf(List<Element> elements, String id) {
    return elements.stream()
        .filter(some -> some.id().equals(id))
        .findFirst()
        .orElseThrow()
        .content();
  }

  private static long number(byte[] content) {
    long value = 0;
    for (byte one : content) {
      value = value << 8 | one & 0xff;
    }
    return value;
  }

  @Test
  void theFirstChunkHasWhatAPlayerNeedsAndOneCluster() {
    var recording = Scripts.recording(3);
    var elements = parsed(recording.chunk(1));
    assertThat(elements)
        .extracting(Element::id)
        .containsExactly(
            "1a45dfa3",
            "18538067",
            "1549a966",
            "1654ae6b",
            "ae",
            "d7",
            "73c5",
            "83",
            "86",
            "63a2",
            "e1",
            "b5",
            "9f",
            "1f43b675",
            "e7",
            "a3",
            "a3");
    assertThat(contentOf(elements, "86")).asString().isEqualTo("A_OPUS");
    assertThat(ByteBuffer.wrap(contentOf(elements, "b5")).getFloat()).isEqualTo(48_000f);
    assertThat(number(contentOf(elements, "9f"))).isEqualTo(1);
    assertThat(number(contentOf(elements, "e7"))).isZero();
    var opus = ByteBuffer.wrap(contentOf(elements, "63a2")).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(opus.remaining()).isEqualTo(19);
    assertThat(opus.get(8)).isEqualTo((byte) 1);
    assertThat(opus.get(9)).isEqualTo((byte) 1);
    assertThat(opus.getShort(10)).isEqualTo((short) 312);
    assertThat(opus.getInt(12)).isEqualTo(48_000);
  }

  @Test
  void everyOtherChunkIsOneClusterWithItsTime() {
    var elements = parsed(Scripts.recording(3).chunk(3));
    assertThat(elements).extracting(Element::id).containsExactly("1f43b675", "e7", "a3", "a3");
    assertThat(number(contentOf(elements, "e7"))).isEqualTo(2 * Scripts.SLICE.toMillis());
  }

  @Test
  void aLongRecordingsTimesAreWhole() {
    var elements = parsed(WebM.cluster(600_000, List.of()));
    assertThat(number(contentOf(elements, "e7"))).isEqualTo(600_000);
  }

  @Test
  void theChunksTogetherHoldThePacketsInOrderWithTheirTimes() {
    var recording = Scripts.recording(3);
    var file = new ByteArrayOutputStream();
    for (int number = 1; number <= 3; number++) {
      file.writeBytes(recording.chunk(number));
    }
    long cluster = 0;
    int packet = 0;
    for (var element : parsed(file.toByteArray())) {
      if (element.id().equals("e7")) {
        cluster = number(element.content());
      } else if (element.id().equals("a3")) {
        var block = ByteBuffer.wrap(element.content());
        assertThat(block.get()).isEqualTo((byte) 0x81);
        assertThat(cluster + block.getShort()).isEqualTo(packet * Track.PACKET.toMillis());
        assertThat(block.get()).isEqualTo((byte) 0x80);
        assertThat(block.slice()).isEqualTo(ByteBuffer.wrap(Scripts.track().packet(packet)));
        packet++;
      }
    }
    assertThat(packet).isEqualTo(6);
  }

  @Test
  void aPacketMayBeLargerThanOneByteCanSay() {
    var large = new byte[1_275];
    large[1_274] = 9;
    var block = contentOf(parsed(WebM.cluster(0, List.of(large))), "a3");
    assertThat(block).hasSize(4 + 1_275).endsWith(9);
  }
}
