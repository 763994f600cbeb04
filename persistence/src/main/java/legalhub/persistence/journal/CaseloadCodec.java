package legalhub.persistence.journal;

import static legalhub.persistence.journal.CommonCodec.fromJournal;
import static legalhub.persistence.journal.CommonCodec.toJournal;

import java.util.Optional;
import legalhub.actors.caseload.Caseload;
import legalhub.actors.supervision.Obligation;
import legalhub.actors.supervision.SupervisedId;
import legalhub.actors.supervision.SupervisedPerson;
import legalhub.actors.supervision.SupervisionClass;
import legalhub.actors.voicereport.ReportId;
import legalhub.persistence.journal.v1.CaseloadOpen;
import legalhub.persistence.journal.v1.CaseloadStood;

/** The events of an office's caseload. */
final class CaseloadCodec {
  private CaseloadCodec() {}

  static void register(EventTable table) {
    table.on(
        "caseload.stood.v1",
        Caseload.Stood.class,
        e -> entry(e.entry()),
        CaseloadStood.parser(),
        m -> new Caseload.Stood(entry(m)));
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
            .toList());
  }
}
