package legalhub.persistence.due;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;

/**
 * One row of {@code due_times}.
 *
 * @param kind the entity's kind by its key; one that this release doesn't know yet is kept
 * @param written when the database was told of it, in its own microseconds
 */
record DueRow(int slice, Instant due, String kind, String id, long written) {

  /** Empty for a kind that this release doesn't know. */
  Optional<EntityAddress> entity() {
    return Arrays.stream(EntityKind.values())
        .filter(known -> known.key().equals(kind))
        .findFirst()
        .map(known -> new EntityAddress(known, id));
  }

  Place place() {
    return new Place(due, kind, id);
  }

  /** Where a row lies among those of its slice. */
  record Place(Instant due, String kind, String id) {
    /** Before all that is due after {@code due}, and after all that is due by then. */
    static Place after(Instant due) {
      return new Place(due.plusMillis(1), "", "");
    }
  }
}
