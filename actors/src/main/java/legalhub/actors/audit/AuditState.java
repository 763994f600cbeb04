package legalhub.actors.audit;

import java.util.OptionalInt;
import legalhub.actors.audit.Audit.Entry;
import legalhub.actors.entity.CommandId;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** One sheet, oldest entry first. */
public record AuditState(PVector<Entry> entries) {
  static AuditState empty() {
    return new AuditState(TreePVector.empty());
  }

  boolean isFull() {
    return entries.size() >= Audit.ENTRIES_MAX;
  }

  /** Where the latest entry of this name stands. */
  OptionalInt placeOf(CommandId entry) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).entry().equals(entry)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  AuditState with(Entry entry) {
    return new AuditState(entries.plus(entry));
  }

  AuditState concluded(CommandId entry, String result) {
    var place = placeOf(entry);
    return place.isEmpty()
        ? this
        : new AuditState(
            entries.with(place.getAsInt(), entries.get(place.getAsInt()).concluded(result)));
  }
}
