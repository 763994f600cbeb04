package legalhub.persistence.journal;

import static legalhub.persistence.journal.CommonCodec.fromJournal;
import static legalhub.persistence.journal.CommonCodec.toJournal;

import java.util.Optional;
import legalhub.actors.activity.Activity;
import legalhub.actors.activity.ActivityId;
import legalhub.actors.caseload.Caseload;
import legalhub.actors.supervision.Obligation;
import legalhub.actors.supervision.SupervisedId;
import legalhub.actors.supervision.SupervisedPerson;
import legalhub.actors.supervision.SupervisionClass;
import legalhub.actors.voicereport.ReportId;
import legalhub.persistence.journal.v1.CaseloadAnnounced;
import legalhub.persistence.journal.v1.CaseloadOpen;
import legalhub.persistence.journal.v1.CaseloadParticipant;
import legalhub.persistence.journal.v1.CaseloadStood;

/** The events of an office's caseload. */
final class CaseloadCodec {
  private CaseloadCodec() {}

  static void register(EventTable table) {
    table
        .on(
            "caseload.stood.v1",
            Caseload.Stood.class,
            e -> entry(e.entry()),
            CaseloadStood.parser(),
            m -> new Caseload.Stood(entry(m)))
        .on(
            "caseload.announced.v1",
            Caseload.Announced.class,
            e -> announced(e.entry()),
            CaseloadAnnounced.parser(),
            m -> new Caseload.Announced(announced(m)));
  }

  private static CaseloadStood entry(Caseload.Entry e) {
    var m =
        CaseloadStood.newBuilder()
            .setPerson(e.person().value())
            .setVersion(e.version())
            .setName(toJournal(e.name()))
            .setGuard(SupervisionCodec.guard(e.guard()))
            .setLevel(e.level().name())
            .setSupervised(e.supervised())
            .setLeavesAsked(e.leavesAsked())
            .addAllToReview(e.toReview().stream().map(ReportId::value).toList())
            .addAllOpen(e.open().stream().map(CaseloadCodec::open).toList());
    e.speaking()
        .ifPresent(s -> m.setSpeaking(s.report().value()).setSpeakingSince(toJournal(s.since())));
    e.due()
        .ifPresent(
            d ->
                m.setDueKind(d.kind().name())
                    .setDue(toJournal(d.due()))
                    .setDueMissed(toJournal(d.missed())));
    return m.build();
  }

  private static CaseloadOpen open(Caseload.Open open) {
    return CaseloadOpen.newBuilder()
        .setKey(open.key())
        .setKind(open.kind().name())
        .setAt(toJournal(open.at()))
        .build();
  }

  private static Caseload.Entry entry(CaseloadStood m) {
    return new Caseload.Entry(
        new SupervisedId(m.getPerson()),
        m.getVersion(),
        fromJournal(m.getName()),
        SupervisionCodec.guard(m.getGuard()),
        SupervisionClass.valueOf(m.getLevel()),
        m.getSupervised(),
        m.hasSpeaking()
            ? Optional.of(
                new Caseload.Speaking(
                    new ReportId(m.getSpeaking()), fromJournal(m.getSpeakingSince())))
            : Optional.empty(),
        m.hasDueKind()
            ? Optional.of(
                new Caseload.Due(
                    Obligation.Kind.valueOf(m.getDueKind()),
                    fromJournal(m.getDue()),
                    fromJournal(m.getDueMissed())))
            : Optional.empty(),
        m.getToReviewList().stream().map(ReportId::new).toList(),
        m.getOpenList().stream()
            .map(
                o ->
                    new Caseload.Open(
                        o.getKey(),
                        SupervisedPerson.ExceptionKind.valueOf(o.getKind()),
                        fromJournal(o.getAt())))
            .toList(),
        m.getLeavesAsked());
  }

  private static CaseloadAnnounced announced(Caseload.ActivityEntry e) {
    return CaseloadAnnounced.newBuilder()
        .setActivity(e.activity().value())
        .setVersion(e.version())
        .setNotice(ActivityCodec.notice(e.notice()))
        .setCancelled(e.cancelled())
        .addAllParticipants(e.participants().stream().map(CaseloadCodec::participant).toList())
        .build();
  }

  private static CaseloadParticipant participant(Caseload.Participant p) {
    var m =
        CaseloadParticipant.newBuilder()
            .setPerson(p.person().value())
            .setPart(p.part().name())
            .setMinutes(p.minutes());
    p.arrived().ifPresent(at -> m.setArrived(toJournal(at)));
    p.departed().ifPresent(at -> m.setDeparted(toJournal(at)));
    return m.build();
  }

  private static Caseload.ActivityEntry announced(CaseloadAnnounced m) {
    return new Caseload.ActivityEntry(
        new ActivityId(m.getActivity()),
        m.getVersion(),
        ActivityCodec.notice(m.getNotice()),
        m.getCancelled(),
        m.getParticipantsList().stream()
            .map(
                p ->
                    new Caseload.Participant(
                        new SupervisedId(p.getPerson()),
                        Activity.Part.valueOf(p.getPart()),
                        p.hasArrived()
                            ? Optional.of(fromJournal(p.getArrived()))
                            : Optional.empty(),
                        p.hasDeparted()
                            ? Optional.of(fromJournal(p.getDeparted()))
                            : Optional.empty(),
                        p.getMinutes()))
            .toList());
  }
}
