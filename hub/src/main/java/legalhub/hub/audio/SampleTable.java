package legalhub.hub.audio;

/**
 * The samples of an MP4 that was written at once: sizes one after the other (stsz), chunks of them
 * (stsc), and where each chunk lies (stco or co64).
 */
final class SampleTable {
  private static final int FIRST_SIZE = 12;
  private static final int FIRST_PLACE = 8;
  private static final int FIRST_RULE = 8;
  private static final int RULE = 12;

  private SampleTable() {}

  /**
   * @param table an stbl
   * @return whether there may be more frames than those
   */
  static boolean read(Box table, Frames frames) {
    var sizes = table.child("stsz");
    var rules = table.child("stsc");
    var places = table.child("stco").or(() -> table.child("co64"));
    if (sizes.isEmpty() || rules.isEmpty() || places.isEmpty()) {
      return true;
    }
    return read(sizes.get(), rules.get(), places.get(), frames);
  }

  private static boolean read(Box sizes, Box rules, Box places, Frames frames) {
    long size = sizes.u32(4);
    long samples = sizes.u32(8);
    if (size == 0) {
      samples = Math.min(samples, (sizes.length() - FIRST_SIZE) / 4);
    }
    int width = places.is("co64") ? 8 : 4;
    long chunks = Math.min(places.u32(4), (places.length() - FIRST_PLACE) / width);
    long sample = 0;
    long rule = 0;
    for (long chunk = 0; chunk < chunks && sample < samples; chunk++) {
      // A rule holds from its first chunk, counted from 1, up to the next rule's.
      while (rule + 1 < rules.u32(4) && rules.u32(FIRST_RULE + (rule + 1) * RULE) == chunk + 1) {
        rule++;
      }
      long at = FIRST_PLACE + chunk * width;
      long start = width == 8 ? places.u64(at) : places.u32(at);
      long end = Math.min(samples, sample + rules.u32(FIRST_RULE + rule * RULE + 4));
      for (; sample < end; sample++) {
        long length = size == 0 ? sizes.u32(FIRST_SIZE + sample * 4) : size;
        if (!frames.add(start, length)) {
          return false;
        }
        start += length;
      }
    }
    return true;
  }
}
