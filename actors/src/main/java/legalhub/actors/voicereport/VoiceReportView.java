package legalhub.actors.voicereport;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.queue.PoolId;
import legalhub.actors.supervision.SupervisedId;

/** What a report shows to who speaks it and to the officers of its office. */
public interface VoiceReportView {
  /** Parts {@code report}, {@code segment/NUMBER}. */
  String REPORT = "report";

  /**
   * @param state {@code RECEIVING}, or the verdict's name
   * @param judged for officers only
   */
  record Report(
      ReportId report,
      SupervisedId person,
      PoolId office,
      Instant begun,
      String state,
      String digits,
      Set<Reason> reasons,
      String hash,
      String placement,
      Optional<Word> judged,
      int listenedLive)
      implements ViewPart {}

  /** An officer's word. */
  record Word(String officer, Sealed remark, Instant at) {}

  /**
   * @param sum empty until the end
   */
  record Segment(int number, String mime, Instant started, Optional<VoiceReport.Sum> sum)
      implements ViewPart {}
}
