package legalhub.actors.consultation;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import legalhub.actors.consultation.Consultation.Event;

/**
 * Which events change a service row, and the one tag that each of them carries. A tagged event
 * costs several times an untagged one, since its acknowledgement waits for the tag: talk, media and
 * quality have none.
 */
public final class ConsultationTags {
  private static final int SLICES = 4;
  private static final String PREFIX = "service-";

  private ConsultationTags() {}

  /** All tags, for the projections. The number of slices is permanent. */
  public static List<String> all() {
    return IntStream.range(0, SLICES).mapToObj(slice -> PREFIX + slice).toList();
  }

  static Set<String> of(String consultation, Event event) {
    boolean changesRow =
        event instanceof Consultation.Opened
            || event instanceof Consultation.Ended
            || event instanceof Consultation.RecordCompleted
            || event instanceof Consultation.Rated;
    return changesRow ? Set.of(PREFIX + Math.floorMod(consultation.hashCode(), SLICES)) : Set.of();
  }
}
