package legalhub.persistence.journal;

import static legalhub.persistence.journal.CommonCodec.fromJournal;
import static legalhub.persistence.journal.CommonCodec.toJournal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import legalhub.actors.queue.PoolId;
import legalhub.actors.supervision.SupervisedId;
import legalhub.actors.voicereport.Reason;
import legalhub.actors.voicereport.ReportId;
import legalhub.actors.voicereport.VoiceReport;
import legalhub.persistence.journal.v1.StoredSegmentSum;
import legalhub.persistence.journal.v1.VoiceReportFinished;
import legalhub.persistence.journal.v1.VoiceReportHeard;
import legalhub.persistence.journal.v1.VoiceReportMark;
import legalhub.persistence.journal.v1.VoiceReportOpened;
import legalhub.persistence.journal.v1.VoiceReportReviewed;
import legalhub.persistence.journal.v1.VoiceReportSegmentOpened;

/** The events of a voice report. */
final class VoiceReportCodec {
  private VoiceReportCodec() {}

  static void register(EventTable table) {
    spoken(table);
    table
        .on(
            "voice-report.finished.v1",
            VoiceReport.Finished.class,
            e ->
                VoiceReportFinished.newBuilder()
                    .addAllSums(e.sums().stream().map(VoiceReportCodec::sum).toList())
                    .addAllReasons(names(e.reasons()))
                    .setHash(e.hash())
                    .build(),
            VoiceReportFinished.parser(),
            m ->
                new VoiceReport.Finished(
                    m.getSumsList().stream().map(VoiceReportCodec::sum).toList(),
                    reasons(m.getReasonsList()),
                    m.getHash()))
        .on(
            "voice-report.given-up.v1",
            VoiceReport.GivenUp.class,
            e -> VoiceReportMark.getDefaultInstance(),
            VoiceReportMark.parser(),
            m -> new VoiceReport.GivenUp())
        .on(
            "voice-report.reviewed.v1",
            VoiceReport.Reviewed.class,
            e ->
                VoiceReportReviewed.newBuilder()
                    .setOfficer(e.officer())
                    .setAccepted(e.accepted())
                    .setRemark(toJournal(e.remark()))
                    .build(),
            VoiceReportReviewed.parser(),
            m ->
                new VoiceReport.Reviewed(
                    m.getOfficer(), m.getAccepted(), fromJournal(m.getRemark())));
  }

  private static void spoken(EventTable table) {
    table
        .on(
            "voice-report.opened.v1",
            VoiceReport.Opened.class,
            e -> commission(e.commission()),
            VoiceReportOpened.parser(),
            m -> new VoiceReport.Opened(commission(m)))
        .on(
            "voice-report.segment-opened.v1",
            VoiceReport.SegmentOpened.class,
            e ->
                VoiceReportSegmentOpened.newBuilder()
                    .setNumber(e.number())
                    .setMime(e.mime())
                    .setStarted(toJournal(e.started()))
                    .build(),
            VoiceReportSegmentOpened.parser(),
            m ->
                new VoiceReport.SegmentOpened(
                    m.getNumber(), m.getMime(), fromJournal(m.getStarted())))
        .on(
            "voice-report.heard.v1",
            VoiceReport.Heard.class,
            e ->
                VoiceReportHeard.newBuilder()
                    .setOfficer(e.officer())
                    .setSitting(e.sitting())
                    .setLive(e.live())
                    .build(),
            VoiceReportHeard.parser(),
            m -> new VoiceReport.Heard(m.getOfficer(), m.getSitting(), m.getLive()));
  }

  private static VoiceReportOpened commission(VoiceReport.Commission c) {
    return VoiceReportOpened.newBuilder()
        .setReport(c.report().value())
        .setPerson(c.person().value())
        .setOffice(c.office().value())
        .setGuard(SupervisionCodec.guard(c.guard()))
        .setDigits(c.digits())
        .setBegun(toJournal(c.begun()))
        .setPlacement(c.placement())
        .addAllNoted(names(c.noted()))
        .build();
  }

  private static VoiceReport.Commission commission(VoiceReportOpened m) {
    return new VoiceReport.Commission(
        new ReportId(m.getReport()),
        new SupervisedId(m.getPerson()),
        new PoolId(m.getOffice()),
        SupervisionCodec.guard(m.getGuard()),
        m.getDigits(),
        fromJournal(m.getBegun()),
        m.getPlacement(),
        reasons(m.getNotedList()));
  }

  private static StoredSegmentSum sum(VoiceReport.Sum s) {
    return StoredSegmentSum.newBuilder()
        .setNumber(s.number())
        .setChunks(s.chunks())
        .setMade(s.made())
        .setSha256(s.sha256())
        .setLength(toJournal(s.length()))
        .setSpeech(toJournal(s.speech()))
        .setGap(toJournal(s.gap()))
        .build();
  }

  private static VoiceReport.Sum sum(StoredSegmentSum m) {
    return new VoiceReport.Sum(
        m.getNumber(),
        m.getChunks(),
        m.getMade(),
        m.getSha256(),
        fromJournal(m.getLength()),
        fromJournal(m.getSpeech()),
        fromJournal(m.getGap()));
  }

  private static List<String> names(Collection<Reason> reasons) {
    return reasons.stream().map(Reason::name).sorted().toList();
  }

  private static Set<Reason> reasons(Collection<String> names) {
    return names.stream().map(Reason::valueOf).collect(Collectors.toUnmodifiableSet());
  }
}
