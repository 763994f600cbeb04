package legalhub.actors.dashboard;

import java.time.ZoneId;
import java.util.Collection;
import legalhub.actors.dashboard.DashboardView.Figures;
import legalhub.actors.record.ServiceRecord;

/** What records come to, counted once and from nothing: to compare with what a dashboard shows. */
public final class Recount {
  private Recount() {}

  /**
   * @param records each once, in its newest version
   * @param zone by whose hours
   */
  public static Figures of(Collection<ServiceRecord> records, ZoneId zone) {
    var marks = new Marks(zone);
    var counts = new Counts();
    records.forEach(record -> marks.add(counts, record, 1));
    return Charts.of(counts);
  }
}
