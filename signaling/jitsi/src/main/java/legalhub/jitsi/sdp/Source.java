package legalhub.jitsi.sdp;

import java.util.List;
import java.util.stream.LongStream;
import legalhub.actors.conference.MemberId;

/**
 * A track that a member sends, by its RTP streams.
 *
 * @param layers one, or those of a simulcast from the smallest picture to the largest. To others
 *     the bridge sends whichever fits under the first one's numbers.
 */
public record Source(MemberId owner, Track track, List<Layer> layers) {
  /**
   * One stream and the one that repeats what got lost.
   *
   * @param repair 0: none
   */
  public record Layer(long ssrc, long repair) {
    public boolean isRepaired() {
      return repair != 0;
    }
  }

  public Source {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a source without a stream");
    }
  }

  public String name() {
    return track.nameOf(owner);
  }

  public Layer first() {
    return layers.get(0);
  }

  /** Every number it uses. */
  public LongStream ssrcs() {
    return layers.stream()
        .flatMapToLong(layer -> LongStream.of(layer.ssrc(), layer.repair()))
        .filter(ssrc -> ssrc != 0);
  }
}
