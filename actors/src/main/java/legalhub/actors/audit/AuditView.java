package legalhub.actors.audit;

import java.util.List;
import legalhub.actors.audit.Audit.Entry;
import legalhub.actors.entity.ViewPart;

/** What a sheet shows, to the hub itself only: reading it is an act that is noted too. */
public interface AuditView {
  /** One part, {@code sheet}. */
  String SHEET = "sheet";

  /**
   * @param entries oldest first
   * @param full whether the day may go on on another sheet
   */
  record Sheet(List<Entry> entries, boolean full) implements ViewPart {}
}
