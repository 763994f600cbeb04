package legalhub.actors.voicereport;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * A report.
 *
 * @param commission empty before it began
 * @param segments in their order, from number 1
 * @param sittings who has listened, by the sitting's name
 * @param listenedLive how many sittings began while it was spoken
 */
public record VoiceReportState(
    Optional<VoiceReport.Commission> commission,
    PVector<Segment> segments,
    PSet<String> sittings,
    int listenedLive,
    Optional<VoiceReport.Ending> ending,
    Optional<VoiceReport.Judged> judged) {

  /** One piece. */
  public record Segment(int number, String mime, Instant started) {}

  static VoiceReportState vacant() {
    return new VoiceReportState(
        Optional.empty(),
        TreePVector.empty(),
        HashTreePSet.empty(),
        0,
        Optional.empty(),
        Optional.empty());
  }

  /** Whether what the person still has of it is taken: also after it was given up unheard of. */
  boolean takesMore() {
    return commission.isPresent()
        && judged.isEmpty()
        && ending.flatMap(VoiceReport.Ending::hash).isEmpty();
  }

  boolean isSpoken() {
    return commission.isPresent() && ending.isEmpty();
  }

  /** Everything that was found about it. */
  Set<Reason> reasons() {
    var all = new HashSet<Reason>();
    commission.ifPresent(c -> all.addAll(c.noted()));
    ending.ifPresent(e -> all.addAll(e.reasons()));
    return all;
  }

  /** Empty while it is spoken. A person's word stands above what was found. */
  Optional<Verdict> verdict() {
    return judged
        .map(j -> j.accepted() ? Verdict.ACCEPTED : Verdict.REJECTED)
        .or(() -> ending.map(e -> Verdict.of(reasons())));
  }

  VoiceReportState with(VoiceReport.Event event, Instant at) {
    if (event instanceof VoiceReport.Opened e) {
      return new VoiceReportState(
          Optional.of(e.commission()), segments, sittings, listenedLive, ending, judged);
    } else if (event instanceof VoiceReport.SegmentOpened e) {
      var opened = new Segment(e.number(), e.mime(), e.started());
      return new VoiceReportState(
          commission, segments.plus(opened), sittings, listenedLive, ending, judged);
    } else if (event instanceof VoiceReport.Heard e) {
      int live = listenedLive + (e.live() ? 1 : 0);
      return new VoiceReportState(
          commission, segments, sittings.plus(e.sitting()), live, ending, judged);
    } else if (event instanceof VoiceReport.Finished e) {
      return ended(new VoiceReport.Ending(e.sums(), e.reasons(), Optional.of(e.hash()), at));
    } else if (event instanceof VoiceReport.GivenUp) {
      return ended(
          new VoiceReport.Ending(
              TreePVector.empty(), Set.of(Reason.UNFINISHED), Optional.empty(), at));
    }
    var e = (VoiceReport.Reviewed) event;
    var word = new VoiceReport.Judged(e.officer(), e.accepted(), e.remark(), at);
    return new VoiceReportState(
        commission, segments, sittings, listenedLive, ending, Optional.of(word));
  }

  private VoiceReportState ended(VoiceReport.Ending end) {
    return new VoiceReportState(
        commission, segments, sittings, listenedLive, Optional.of(end), judged);
  }
}
