package legalhub.actors.voicereport;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import legalhub.actors.supervision.SupervisedId;

/**
 * The bytes of all reports, sealed under their persons' keys. Used where bytes come in and go out;
 * actors carry numbers only.
 */
public interface Recordings {
  /**
   * One piece of a segment.
   *
   * @param number from 1 on, without gaps
   * @param untilMillis up to which moment of the segment it reaches
   */
  record Chunk(int number, int untilMillis, byte[] audio) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Chunk c
          && number == c.number
          && untilMillis == c.untilMillis
          && Arrays.equals(audio, c.audio);
    }

    @Override
    public int hashCode() {
      return 31 * number + Arrays.hashCode(audio);
    }

    @Override
    public String toString() {
      return "Chunk[" + number + ", " + audio.length + " bytes]";
    }
  }

  /** Which segment of which report. */
  record Place(ReportId report, int segment) {}

  /**
   * Keeps a chunk; one that lies there already stays as it is.
   *
   * @return completes once it is durable; fails with {@code Sealer.ErasedException} for an erased
   *     person
   */
  CompletionStage<Void> keep(SupervisedId person, Place place, Chunk chunk);

  /** Up to which number all chunks are there; 0 for none. */
  CompletionStage<Integer> durable(Place place);

  /**
   * The chunks after one, in order and without a gap.
   *
   * @return at most {@code limit}; none where the next isn't there yet, or the person was erased
   */
  CompletionStage<List<Chunk>> after(Place place, int number, int limit);

  /**
   * Notes in which report a recording is heard.
   *
   * @param print the hash of its encoded frames
   * @return the report in which it was heard before; empty for this one and for none
   */
  CompletionStage<Optional<ReportId>> heardBefore(String print, ReportId report);
}
