package legalhub.simulator.reports;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.IntStream;

/**
 * What one person's recorder gives: a stretch of the track, a chunk for every slice. Any chunk can
 * be had at any time, so nobody has to keep them to compare.
 *
 * @param from the packet of the track with which it begins
 */
record Recording(Track track, int from, Duration slice, int chunks) {
  static final int SEGMENT = 1;
  static final String MIME = "audio/webm;codecs=opus";

  /** Rounded up to whole slices. */
  static Recording of(Track track, int from, Duration slice, Duration span) {
    int chunks = (int) ((span.toMillis() + slice.toMillis() - 1) / slice.toMillis());
    return new Recording(track, from, slice, chunks);
  }

  private int packets() {
    return (int) slice.dividedBy(Track.PACKET);
  }

  /**
   * @param number from 1
   */
  byte[] chunk(int number) {
    int first = from + (number - 1) * packets();
    var packets = IntStream.range(first, first + packets()).mapToObj(track::packet).toList();
    var cluster = WebM.cluster(untilMillis(number - 1), packets);
    if (number > 1) {
      return cluster;
    }
    var head = WebM.head(track.lookahead());
    return ByteBuffer.allocate(head.length + cluster.length).put(head).put(cluster).array();
  }

  /** Up to which moment of the recording a chunk reaches. */
  int untilMillis(int number) {
    return (int) slice.multipliedBy(number).toMillis();
  }

  /** Over all of it. */
  String sha256() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      IntStream.rangeClosed(1, chunks).mapToObj(this::chunk).forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
