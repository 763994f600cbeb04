package legalhub.hub.audio;

/**
 * Finds the frames in an MP4 (ISO 14496-12): in the fragments that browsers write, or by the table
 * of one that was written at once.
 */
final class Mp4 {
  /** Bits of a fragment's head: which fields there are. */
  private static final int BASE = 0x1;

  private static final int DESCRIPTION = 0x2;
  private static final int DURATION = 0x8;
  private static final int SIZE = 0x10;

  /** Bits of a run: which fields there are, once and of each sample. */
  private static final int RUN_OFFSET = 0x1;

  private static final int RUN_FIRST_FLAGS = 0x4;
  private static final int SAMPLE_DURATION = 0x100;
  private static final int SAMPLE_SIZE = 0x200;
  private static final int SAMPLE_FIELDS = 0xF00;

  private final SoundTrack track;
  private final Frames frames;

  private Mp4(SoundTrack track, Frames frames) {
    this.track = track;
    this.frames = frames;
  }

  static boolean is(byte[] recording) {
    return Box.around(recording).first(0).filter(box -> box.is("ftyp")).isPresent();
  }

  /**
   * @throws Unheard for a recording without a sound track, or of another coding
   */
  static Track read(byte[] recording) throws Unheard {
    var frames = new Frames(recording);
    Mp4 mp4 = null;
    boolean more = true;
    int end = 0;
    for (var next = Box.around(recording).first(0); more && next.isPresent(); ) {
      var box = next.get();
      if (box.is("moov") && mp4 == null) {
        mp4 = new Mp4(SoundTrack.in(box), frames);
        more = SampleTable.read(mp4.track.samples(), frames);
      } else if (box.is("moof") && mp4 != null) {
        more = mp4.fragment(box);
      }
      end = box.whole() ? box.to() : 0;
      next = box.next();
    }
    if (mp4 == null) {
      throw new Unheard(Hearing.Flaw.NO_AUDIO_TRACK);
    }
    if (end != recording.length) {
      frames.breakOff();
    }
    boolean opus = mp4.track.coding() instanceof Track.Opus;
    var codec = opus ? Hearing.Codec.MP4_OPUS : Hearing.Codec.MP4_AAC;
    return new Track(codec, mp4.track.coding(), frames);
  }

  private boolean fragment(Box moof) {
    for (var next = moof.first(0); next.isPresent(); next = next.get().next()) {
      if (next.get().is("traf") && !part(next.get(), moof)) {
        return false;
      }
    }
    return true;
  }

  /** One track's part of a fragment. */
  private boolean part(Box traf, Box moof) {
    var header = traf.child("tfhd");
    if (header.isEmpty() || header.get().u32(4) != track.id()) {
      return true;
    }
    var head = header.get();
    long flags = head.u32(0);
    int at = 8;
    long base = (flags & BASE) != 0 ? head.u64(at) : moof.start();
    at += width(flags, BASE, 8) + width(flags, DESCRIPTION, 4) + width(flags, DURATION, 4);
    long size = (flags & SIZE) != 0 ? head.u32(at) : track.size();
    long place = base;
    for (var next = traf.first(0); next.isPresent(); next = next.get().next()) {
      if (next.get().is("trun")) {
        place = run(next.get(), base, place, size);
        if (place < 0) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * @param place where the run before this one ended, which is where one without an offset begins
   * @return where this one ends, negative if there can't be more
   */
  private long run(Box trun, long base, long place, long size) {
    long flags = trun.u32(0);
    long samples = trun.u32(4);
    long start = (flags & RUN_OFFSET) != 0 ? base + (int) trun.u32(8) : place;
    int at = 8 + width(flags, RUN_OFFSET, 4) + width(flags, RUN_FIRST_FLAGS, 4);
    int step = Integer.bitCount((int) flags & SAMPLE_FIELDS) * 4;
    boolean sized = (flags & SAMPLE_SIZE) != 0;
    if (step > 0) {
      samples = Math.min(samples, Math.max(0, trun.length() - at) / step);
    } else if (size == 0) {
      samples = 0;
    }
    for (; samples > 0; samples--, at += step) {
      long length = sized ? trun.u32(at + width(flags, SAMPLE_DURATION, 4)) : size;
      if (!frames.add(start, length)) {
        return -1;
      }
      start += length;
    }
    return start;
  }

  private static int width(long flags, int flag, int bytes) {
    return (flags & flag) != 0 ? bytes : 0;
  }
}
