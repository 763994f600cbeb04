package legalhub.hub.audio;

import java.util.Arrays;
import java.util.Optional;

/**
 * What an MP4's head says about its sound.
 *
 * @param size of a frame where a fragment doesn't say otherwise, in bytes
 * @param samples its table of samples, which is empty in a fragmented MP4
 */
record SoundTrack(long id, Track.Coding coding, long size, Box samples) {
  /** Bytes of a sample entry before its boxes: as in ISO's files, and two ways of QuickTime's. */
  private static final int[] ENTRY_HEADER = {28, 44, 64};

  private static final int AAC = 0x40;
  private static final int MPEG2_AAC_LC = 0x67;

  /** Tags and fixed parts of the descriptors in an esds (ISO 14496-1). */
  private static final int ES = 3;

  private static final int ES_HEADER = 3;
  private static final int DECODER_CONFIG = 4;
  private static final int DECODER_CONFIG_HEADER = 13;
  private static final int DECODER_SPECIFIC = 5;

  /** An AudioSpecificConfig is 2 to 5 bytes for what we take. */
  private static final int CONFIG_BYTES_MAX = 64;

  /**
   * The first sound track.
   *
   * @throws Unheard if there is none or its coding isn't one of ours
   */
  static SoundTrack in(Box moov) throws Unheard {
    for (var box = moov.first(0); box.isPresent(); box = box.get().next()) {
      if (box.get().is("trak") && isSound(box.get())) {
        return of(box.get(), moov);
      }
    }
    throw new Unheard(Hearing.Flaw.NO_AUDIO_TRACK);
  }

  private static boolean isSound(Box track) {
    var handler = track.path("mdia", "hdlr");
    return handler.isPresent() && handler.get().u32(8) == Box.type("soun");
  }

  private static SoundTrack of(Box track, Box moov) throws Unheard {
    var header = track.child("tkhd");
    long id = header.map(box -> box.u32(box.u8(0) == 1 ? 20 : 12)).orElse(0L);
    var table = track.path("mdia", "minf", "stbl");
    var coding = table.flatMap(box -> box.child("stsd")).flatMap(SoundTrack::coding);
    if (coding.isEmpty()) {
      throw new Unheard(Hearing.Flaw.UNKNOWN_CODEC);
    }
    return new SoundTrack(id, coding.get(), size(moov, id), table.get());
  }

  private static long size(Box moov, long id) {
    var next = moov.child("mvex").flatMap(box -> box.first(0));
    for (; next.isPresent(); next = next.get().next()) {
      var defaults = next.get();
      if (defaults.is("trex") && defaults.u32(4) == id) {
        return defaults.u32(16);
      }
    }
    return 0;
  }

  /** By the first description, which a recorder doesn't change. */
  private static Optional<Track.Coding> coding(Box descriptions) {
    return descriptions
        .first(8)
        .flatMap(
            entry -> {
              int header = ENTRY_HEADER[Math.min(entry.u16(8), 2)];
              if (entry.is("Opus")) {
                return entry.child("dOps", header).flatMap(SoundTrack::opus);
              }
              return entry.is("mp4a")
                  ? entry.child("esds", header).flatMap(SoundTrack::aac)
                  : Optional.empty();
            });
  }

  private static Optional<Track.Coding> opus(Box head) {
    return head.u8(1) > 2 ? Optional.empty() : Optional.of(new Track.Opus(head.u16(2)));
  }

  /** Goes from descriptor to descriptor, into those that hold the decoder's. */
  private static Optional<Track.Coding> aac(Box esds) {
    int at = 4;
    while (at < esds.length()) {
      int tag = esds.u8(at++);
      int size = 0;
      int next;
      do {
        next = esds.u8(at++);
        size = size << 7 & 0xFFFFFF | next & 0x7F;
      } while ((next & 0x80) != 0);
      if (tag == ES) {
        at += ES_HEADER;
      } else if (tag == DECODER_CONFIG) {
        if (esds.u8(at) != AAC && esds.u8(at) != MPEG2_AAC_LC) {
          return Optional.empty();
        }
        at += DECODER_CONFIG_HEADER;
      } else if (tag == DECODER_SPECIFIC) {
        int from = Math.min(esds.from() + at, esds.to());
        int to = Math.min(from + Math.min(size, CONFIG_BYTES_MAX), esds.to());
        return Optional.of(new Track.Aac(Arrays.copyOfRange(esds.recording(), from, to)));
      } else {
        at += size;
      }
    }
    return Optional.empty();
  }
}
