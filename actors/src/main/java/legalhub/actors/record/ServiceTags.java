package legalhub.actors.record;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The tags of events that change a service record, one each. A tagged event costs several times an
 * untagged one, since its acknowledgement waits for the tag: others have none.
 */
public final class ServiceTags {
  private static final int SLICES = 4;
  private static final String PREFIX = "service-";

  private ServiceTags() {}

  /** All tags, for the projections. The number of slices is permanent. */
  public static List<String> all() {
    return IntStream.range(0, SLICES).mapToObj(slice -> PREFIX + slice).toList();
  }

  /**
   * @param changesRecord whether this event does
   */
  public static Set<String> of(String entity, boolean changesRecord) {
    return changesRecord ? Set.of(PREFIX + Math.floorMod(entity.hashCode(), SLICES)) : Set.of();
  }
}
