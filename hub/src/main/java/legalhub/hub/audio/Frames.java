package legalhub.hub.audio;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where the encoded frames lie in a recording. However often a container points at the same bytes,
 * its frames are never more bytes than itself.
 */
final class Frames {
  /** 10 MiB of Opus at 6 kbit/s, its lowest, in frames of 10 ms are 1.4 million. */
  private static final int COUNT_MAX = 1_500_000;

  private final byte[] recording;
  private int[] starts = new int[256];
  private int[] lengths = new int[256];
  private int count;
  private long bytes;
  private boolean cut;
  private boolean tooMany;

  Frames(byte[] recording) {
    this.recording = recording;
  }

  /**
   * Takes the next frame; an empty one is passed over.
   *
   * @return whether there may be more: false if this one isn't wholly there, or is one too many
   */
  boolean add(long start, long length) {
    if (start < 0 || start > recording.length || length > recording.length - start) {
      cut = true;
      return false;
    }
    if (length == 0) {
      return true;
    }
    bytes += length;
    if (count == COUNT_MAX || bytes > recording.length) {
      tooMany = true;
      return false;
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      lengths = Arrays.copyOf(lengths, 2 * count);
    }
    starts[count] = (int) start;
    lengths[count] = (int) length;
    count++;
    return true;
  }

  /** Notes that the container breaks off. */
  void breakOff() {
    cut = true;
  }

  boolean isCut() {
    return cut;
  }

  /** Whether they are more than a recorder would make, or lie over each other. */
  boolean areTooMany() {
    return tooMany;
  }

  int count() {
    return count;
  }

  byte[] recording() {
    return recording;
  }

  int start(int frame) {
    return starts[frame];
  }

  int length(int frame) {
    return lengths[frame];
  }

  /** See {@link Hearing.Heard}. */
  String print() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var length = ByteBuffer.allocate(Integer.BYTES);
      for (int frame = 0; frame < count; frame++) {
        digest.update(length.putInt(0, lengths[frame]).array());
        digest.update(recording, starts[frame], lengths[frame]);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
