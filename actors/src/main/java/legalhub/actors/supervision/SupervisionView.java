package legalhub.actors.supervision;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.queue.PoolId;
import legalhub.actors.voicereport.Reason;
import legalhub.actors.voicereport.ReportId;

/** What a file shows to its person, and to the officers who may see it. */
public interface SupervisionView {
  /**
   * Parts {@code supervision}, {@code obligation/KEY}, {@code own-report/REPORT}, {@code leave/ID},
   * {@code credit/ID}.
   */
  String FILE = "file";

  /** For the hub alone: part {@code area}. */
  String AREA = "area";

  /** Where the person may be, for whoever judges a position. */
  record Area(Sealed area, PoolId office) implements ViewPart {}

  record Supervision(
      SupervisedId person,
      Sealed name,
      PoolId office,
      SupervisionClass level,
      Ground ground,
      String from,
      String until,
      boolean minor,
      boolean woman,
      Optional<ReportId> speaking,
      int activityMinutes,
      int activityWanted,
      int admonitions,
      int warnings,
      boolean supervised)
      implements ViewPart {}

  record Owed(Obligation obligation, Standing standing) implements ViewPart {}

  /** How an obligation stands. */
  enum Standing {
    OPEN,
    REMINDED,
    DONE,
    MISSED
  }

  record OwnReport(ReportId report, Instant begun, String state, Set<Reason> reasons)
      implements ViewPart {}

  /**
   * @param state {@code ASKED}, {@code APPROVED}, {@code REFUSED} or {@code RETURNED}
   */
  record OneLeave(SupervisedPerson.Leave asked, String state, Optional<Sealed> remark)
      implements ViewPart {}

  record Credited(String credit, String month, int minutes) implements ViewPart {}
}
