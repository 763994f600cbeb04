package legalhub.hub.audio;

import java.util.Optional;

/**
 * A box of an MP4 (ISO 14496-12), and where its siblings end. What would lie past its end reads as
 * 0.
 *
 * @param type its four letters as a number
 * @param start where its header begins
 * @param from where its content does
 * @param to where that ends; never past its parent's end
 * @param whole whether it claims no more than is there
 */
record Box(byte[] recording, int type, int start, int from, int to, int limit, boolean whole) {
  private static final int HEADER = 8;
  private static final int HEADER_LONG = 16;

  /** A recording as if it were a box. */
  static Box around(byte[] recording) {
    return new Box(recording, 0, 0, 0, recording.length, recording.length, true);
  }

  static int type(String letters) {
    return letters.chars().reduce(0, (type, letter) -> type << 8 | letter);
  }

  boolean is(String letters) {
    return type == type(letters);
  }

  /**
   * The first box in this one.
   *
   * @param after that many bytes of other content
   */
  Optional<Box> first(int after) {
    return after > to - from ? Optional.empty() : at(from + after, to);
  }

  Optional<Box> next() {
    return at(to, limit);
  }

  private Optional<Box> at(int start, int end) {
    var rest = new Box(recording, 0, start, start, end, end, true);
    int room = end - start;
    if (room < HEADER) {
      return Optional.empty();
    }
    long size = rest.u32(0);
    int header = HEADER;
    if (size == 0) {
      size = room;
    } else if (size == 1) {
      size = rest.u64(HEADER);
      header = HEADER_LONG;
    }
    if (size < header || header > room) {
      return Optional.empty();
    }
    int to = start + (int) Math.min(size, room);
    return Optional.of(
        new Box(recording, (int) rest.u32(4), start, start + header, to, end, size <= room));
  }

  /** The first box of this type directly in this one. */
  Optional<Box> child(String letters) {
    return child(letters, 0);
  }

  Optional<Box> child(String letters, int after) {
    var box = first(after);
    while (box.isPresent() && !box.get().is(letters)) {
      box = box.get().next();
    }
    return box;
  }

  /** The box at the end of this path of types. */
  Optional<Box> path(String... letters) {
    var box = Optional.of(this);
    for (var each : letters) {
      box = box.flatMap(parent -> parent.child(each));
    }
    return box;
  }

  int length() {
    return to - from;
  }

  int u8(long place) {
    return place < 0 || place >= length() ? 0 : recording[from + (int) place] & 0xFF;
  }

  int u16(long place) {
    return u8(place) << 8 | u8(place + 1);
  }

  long u32(long place) {
    return (long) u16(place) << 16 | u16(place + 2);
  }

  long u64(long place) {
    return u32(place) << 32 | u32(place + 4);
  }
}
