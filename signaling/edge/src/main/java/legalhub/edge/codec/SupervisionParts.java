package legalhub.edge.codec;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.caseload.Caseload;
import legalhub.actors.caseload.CaseloadView;
import legalhub.actors.privacy.Purpose;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.supervision.SupervisionClass;
import legalhub.actors.supervision.SupervisionView;
import legalhub.actors.voicereport.Reason;
import legalhub.actors.voicereport.ReportId;
import legalhub.actors.voicereport.VoiceReport;
import legalhub.actors.voicereport.VoiceReportView;
import legalhub.wire.v1.CreditPart;
import legalhub.wire.v1.ExceptionPart;
import legalhub.wire.v1.LeavePart;
import legalhub.wire.v1.ObligationPart;
import legalhub.wire.v1.ObligationState;
import legalhub.wire.v1.OwnReportPart;
import legalhub.wire.v1.Part;
import legalhub.wire.v1.PersonPart;
import legalhub.wire.v1.SegmentPart;
import legalhub.wire.v1.SupervisionPart;
import legalhub.wire.v1.VoiceReportPart;

/** A supervised person's file and reports, and what their officers have before them. */
final class SupervisionParts {
  private SupervisionParts() {}

  static void addTo(ViewCodec.Writers writers) {
    writers.put(SupervisionView.Supervision.class, SupervisionParts::supervision);
    writers.putClear(SupervisionView.Owed.class, SupervisionParts::owed);
    writers.putClear(SupervisionView.OwnReport.class, SupervisionParts::ownReport);
    writers.put(SupervisionView.OneLeave.class, SupervisionParts::leave);
    writers.putClear(SupervisionView.Credited.class, SupervisionParts::credited);
    writers.put(CaseloadView.Person.class, SupervisionParts::person);
    writers.putClear(CaseloadView.Unresolved.class, SupervisionParts::unresolved);
    writers.put(VoiceReportView.Report.class, SupervisionParts::report);
    writers.putClear(VoiceReportView.Segment.class, SupervisionParts::segment);
  }

  private static CompletionStage<Part.Builder> supervision(
      SupervisionView.Supervision s, Opening opening) {
    var wire =
        SupervisionPart.newBuilder()
            .setPersonId(s.person().value())
            .setOffice(s.office().value())
            .setLevel(level(s.level()))
            .setFrom(s.from())
            .setUntil(s.until())
            .setGround(s.ground().name())
            .setMinor(s.minor())
            .setWoman(s.woman())
            .setSpeaking(s.speaking().map(ReportId::value).orElse(""))
            .setActivityMinutes(s.activityMinutes())
            .setActivityMinutesWanted(s.activityWanted())
            .setAdmonitions(s.admonitions())
            .setWarnings(s.warnings())
            .setSupervised(s.supervised());
    return opening
        .open(s.name(), Purpose.SUPERVISED_NAME)
        .thenApply(name -> Part.newBuilder().setSupervision(wire.setName(name)));
  }

  private static Part.Builder owed(SupervisionView.Owed owed) {
    var o = owed.obligation();
    return Part.newBuilder()
        .setObligation(
            ObligationPart.newBuilder()
                .setKey(o.key())
                .setKind(o.kind().name())
                .setOpensMillis(o.opens().toEpochMilli())
                .setDueMillis(o.due().toEpochMilli())
                .setMissedMillis(o.missed().toEpochMilli())
                .setState(state(owed.standing())));
  }

  private static ObligationState state(SupervisionView.Standing standing) {
    return switch (standing) {
      case OPEN -> ObligationState.OBLIGATION_OPEN;
      case REMINDED -> ObligationState.OBLIGATION_REMINDED;
      case DONE -> ObligationState.OBLIGATION_DONE;
      case MISSED -> ObligationState.OBLIGATION_MISSED;
    };
  }

  private static Part.Builder ownReport(SupervisionView.OwnReport report) {
    return Part.newBuilder()
        .setOwnReport(
            OwnReportPart.newBuilder()
                .setReportId(report.report().value())
                .setBegunMillis(report.begun().toEpochMilli())
                .setState(report.state())
                .addAllReasons(report.reasons().stream().map(Reason::name).sorted().toList()));
  }

  private static CompletionStage<Part.Builder> leave(
      SupervisionView.OneLeave leave, Opening opening) {
    var asked = leave.asked();
    var remark = leave.remark().orElseGet(() -> Sealed.none(asked.reason().subject()));
    return opening
        .all(
            new Opening.Value(asked.destination(), Purpose.SUPERVISED_LEAVE),
            new Opening.Value(asked.reason(), Purpose.SUPERVISED_LEAVE),
            new Opening.Value(remark, Purpose.SUPERVISED_REMARK))
        .thenApply(
            texts ->
                Part.newBuilder()
                    .setLeave(
                        LeavePart.newBuilder()
                            .setLeaveId(asked.leave())
                            .setFrom(asked.from())
                            .setUntil(asked.until())
                            .setDestination(texts.get(0))
                            .setReason(texts.get(1))
                            .setRemark(texts.get(2))
                            .setState(leave.state())));
  }

  private static Part.Builder credited(SupervisionView.Credited credited) {
    return Part.newBuilder()
        .setCredit(
            CreditPart.newBuilder()
                .setCredit(credited.credit())
                .setMonth(credited.month())
                .setMinutes(credited.minutes()));
  }

  private static CompletionStage<Part.Builder> person(CaseloadView.Person person, Opening opening) {
    var e = person.entry();
    var wire =
        PersonPart.newBuilder()
            .setPersonId(e.person().value())
            .setLevel(level(e.level()))
            .setSpeaking(e.speaking().map(s -> s.report().value()).orElse(""))
            .setSpeakingSinceMillis(millis(e.speaking().map(Caseload.Speaking::since).orElse(null)))
            .setDueKind(e.due().map(d -> d.kind().name()).orElse(""))
            .setDueMillis(millis(e.due().map(Caseload.Due::due).orElse(null)))
            .setMissedMillis(millis(e.due().map(Caseload.Due::missed).orElse(null)))
            .setToReview(
                e.toReview().isEmpty() ? "" : e.toReview().get(e.toReview().size() - 1).value())
            .setMinor(e.guard().minor())
            .setLeavesAsked(e.leavesAsked());
    return opening
        .open(e.name(), Purpose.SUPERVISED_NAME)
        .thenApply(name -> Part.newBuilder().setPerson(wire.setName(name)));
  }

  private static long millis(Instant at) {
    return at == null ? 0 : at.toEpochMilli();
  }

  private static Part.Builder unresolved(CaseloadView.Unresolved unresolved) {
    return Part.newBuilder()
        .setException(
            ExceptionPart.newBuilder()
                .setPersonId(unresolved.person().value())
                .setKey(unresolved.open().key())
                .setKind(unresolved.open().kind().name())
                .setAtMillis(unresolved.open().at().toEpochMilli()));
  }

  private static CompletionStage<Part.Builder> report(
      VoiceReportView.Report report, Opening opening) {
    var wire =
        VoiceReportPart.newBuilder()
            .setReportId(report.report().value())
            .setPersonId(report.person().value())
            .setOffice(report.office().value())
            .setBegunMillis(report.begun().toEpochMilli())
            .setState(report.state())
            .setDigits(report.digits())
            .addAllReasons(report.reasons().stream().map(Reason::name).sorted().toList())
            .setHash(report.hash())
            .setPosition(report.placement())
            .setListenedLive(report.listenedLive());
    return report
        .judged()
        .map(
            word ->
                opening
                    .open(word.remark(), Purpose.SUPERVISED_REMARK)
                    .thenApply(
                        remark ->
                            wire.setRemark(remark)
                                .setReviewedBy(word.officer())
                                .setReviewedMillis(word.at().toEpochMilli())))
        .orElseGet(() -> CompletableFuture.completedFuture(wire))
        .thenApply(whole -> Part.newBuilder().setVoiceReport(whole));
  }

  private static Part.Builder segment(VoiceReportView.Segment segment) {
    var wire =
        SegmentPart.newBuilder()
            .setSegment(segment.number())
            .setMime(segment.mime())
            .setStartedMillis(segment.started().toEpochMilli());
    segment.sum().ifPresent(sum -> ended(wire, sum));
    return Part.newBuilder().setSegment(wire);
  }

  private static void ended(SegmentPart.Builder wire, VoiceReport.Sum sum) {
    wire.setEnded(true)
        .setChunks(sum.chunks())
        .setChunksMade(sum.made())
        .setSha256(sum.sha256())
        .setLengthMillis(Math.toIntExact(sum.length().toMillis()))
        .setSpeechMillis(Math.toIntExact(sum.speech().toMillis()))
        .setGapMillis(Math.toIntExact(sum.gap().toMillis()));
  }

  private static legalhub.wire.v1.SupervisionClass level(SupervisionClass level) {
    return switch (level) {
      case STRICT -> legalhub.wire.v1.SupervisionClass.STRICT;
      case STANDARD -> legalhub.wire.v1.SupervisionClass.STANDARD;
      case RELAXED -> legalhub.wire.v1.SupervisionClass.RELAXED;
    };
  }
}
