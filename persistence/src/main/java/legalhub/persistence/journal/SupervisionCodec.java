package legalhub.persistence.journal;

import static legalhub.persistence.journal.CommonCodec.fromJournal;
import static legalhub.persistence.journal.CommonCodec.toJournal;

import java.util.Optional;
import java.util.stream.Collectors;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.queue.PoolId;
import legalhub.actors.supervision.Fix;
import legalhub.actors.supervision.Ground;
import legalhub.actors.supervision.Obligation;
import legalhub.actors.supervision.Placement;
import legalhub.actors.supervision.SupervisedPerson;
import legalhub.actors.supervision.SupervisionClass;
import legalhub.actors.voicereport.Reason;
import legalhub.actors.voicereport.ReportId;
import legalhub.actors.voicereport.Verdict;
import legalhub.actors.voicereport.VoiceReport;
import legalhub.persistence.journal.v1.PersonAdmitted;
import legalhub.persistence.journal.v1.PersonCheckedIn;
import legalhub.persistence.journal.v1.PersonExceptionRaised;
import legalhub.persistence.journal.v1.PersonExceptionResolved;
import legalhub.persistence.journal.v1.PersonFileOpened;
import legalhub.persistence.journal.v1.PersonObligation;
import legalhub.persistence.journal.v1.PersonReclassified;
import legalhub.persistence.journal.v1.PersonReleased;
import legalhub.persistence.journal.v1.PersonReportBegun;
import legalhub.persistence.journal.v1.PersonReportDropped;
import legalhub.persistence.journal.v1.PersonReportEnded;
import legalhub.persistence.journal.v1.StoredFix;
import legalhub.persistence.journal.v1.StoredGroupMember;
import legalhub.persistence.journal.v1.StoredGuard;

/** The events of a supervised person's file: the file itself, its reports, check-ins and times. */
final class SupervisionCodec {
  private SupervisionCodec() {}

  static void register(EventTable table) {
    file(table);
    reports(table);
    checkIns(table);
    times(table);
    CorrectionsCodec.register(table);
  }

  private static void file(EventTable table) {
    table
        .on(
            "supervised-person.admitted.v1",
            SupervisedPerson.Admitted.class,
            e -> admission(e.admission()),
            PersonAdmitted.parser(),
            m -> new SupervisedPerson.Admitted(admission(m)))
        .on(
            "supervised-person.reclassified.v1",
            SupervisedPerson.Reclassified.class,
            e ->
                PersonReclassified.newBuilder()
                    .setLevel(e.level().name())
                    .setReason(toJournal(e.reason()))
                    .setBy(e.by())
                    .build(),
            PersonReclassified.parser(),
            m ->
                new SupervisedPerson.Reclassified(
                    SupervisionClass.valueOf(m.getLevel()), fromJournal(m.getReason()), m.getBy()))
        .on(
            "supervised-person.released.v1",
            SupervisedPerson.Released.class,
            e ->
                PersonReleased.newBuilder()
                    .setTerminated(e.terminated())
                    .setReason(toJournal(e.reason()))
                    .setBy(e.by())
                    .build(),
            PersonReleased.parser(),
            m ->
                new SupervisedPerson.Released(
                    m.getTerminated(), fromJournal(m.getReason()), m.getBy()))
        .on(
            "supervised-person.file-opened.v1",
            SupervisedPerson.FileOpened.class,
            e -> PersonFileOpened.newBuilder().setSitting(e.sitting()).setBy(e.by()).build(),
            PersonFileOpened.parser(),
            m -> new SupervisedPerson.FileOpened(m.getSitting(), m.getBy()));
  }

  private static PersonAdmitted admission(SupervisedPerson.Admission a) {
    return PersonAdmitted.newBuilder()
        .setOffice(a.office().value())
        .setLevel(a.level().name())
        .setGround(a.ground().name())
        .setFrom(a.from())
        .setUntil(a.until())
        .setWoman(a.woman())
        .setGuard(guard(a.guard()))
        .setName(toJournal(a.name()))
        .setArea(toJournal(a.area()))
        .setInjunctions(toJournal(a.injunctions()))
        .addAllGroup(
            a.group().stream()
                .map(
                    member ->
                        StoredGroupMember.newBuilder()
                            .setName(toJournal(member.name()))
                            .setPart(member.part())
                            .setWoman(member.woman())
                            .build())
                .toList())
        .build();
  }

  private static SupervisedPerson.Admission admission(PersonAdmitted m) {
    return new SupervisedPerson.Admission(
        new PoolId(m.getOffice()),
        SupervisionClass.valueOf(m.getLevel()),
        Ground.valueOf(m.getGround()),
        m.getFrom(),
        m.getUntil(),
        m.getWoman(),
        guard(m.getGuard()),
        fromJournal(m.getName()),
        fromJournal(m.getArea()),
        fromJournal(m.getInjunctions()),
        m.getGroupList().stream()
            .map(
                member ->
                    new SupervisedPerson.GroupMember(
                        fromJournal(member.getName()), member.getPart(), member.getWoman()))
            .toList());
  }

  static StoredGuard guard(VoiceReport.Guard guard) {
    return StoredGuard.newBuilder()
        .setMinor(guard.minor())
        .addAllNamed(guard.named().stream().sorted().toList())
        .build();
  }

  static VoiceReport.Guard guard(StoredGuard m) {
    return new VoiceReport.Guard(
        m.getMinor(), m.getNamedList().stream().collect(Collectors.toUnmodifiableSet()));
  }

  static StoredFix fix(Fix fix) {
    return StoredFix.newBuilder()
        .setPosition(toJournal(fix.position()))
        .setPlacement(fix.placement().name())
        .build();
  }

  static Fix fix(StoredFix m) {
    Sealed position = fromJournal(m.getPosition());
    return new Fix(position, Placement.valueOf(m.getPlacement()));
  }

  private static void reports(EventTable table) {
    table
        .on(
            "supervised-person.report-begun.v1",
            SupervisedPerson.ReportBegun.class,
            e ->
                PersonReportBegun.newBuilder()
                    .setReport(e.report().value())
                    .setDigits(e.digits())
                    .setFix(fix(e.fix()))
                    .setDevice(e.device())
                    .setDeviceKnown(e.deviceKnown())
                    .setInHours(e.inHours())
                    .build(),
            PersonReportBegun.parser(),
            m ->
                new SupervisedPerson.ReportBegun(
                    new ReportId(m.getReport()),
                    m.getDigits(),
                    fix(m.getFix()),
                    m.getDevice(),
                    m.getDeviceKnown(),
                    m.getInHours()))
        .on(
            "supervised-person.report-ended.v1",
            SupervisedPerson.ReportEnded.class,
            SupervisionCodec::ended,
            PersonReportEnded.parser(),
            SupervisionCodec::ended)
        .on(
            "supervised-person.report-dropped.v1",
            SupervisedPerson.ReportDropped.class,
            e -> PersonReportDropped.newBuilder().setReport(e.report().value()).build(),
            PersonReportDropped.parser(),
            m -> new SupervisedPerson.ReportDropped(new ReportId(m.getReport())));
  }

  private static void checkIns(EventTable table) {
    table.on(
        "supervised-person.checked-in.v1",
        SupervisedPerson.CheckedIn.class,
        e -> {
          var m =
              PersonCheckedIn.newBuilder()
                  .setCheckIn(e.checkIn())
                  .setFix(fix(e.fix()))
                  .setDevice(e.device());
          e.fulfils().ifPresent(m::setFulfils);
          return m.build();
        },
        PersonCheckedIn.parser(),
        m ->
            new SupervisedPerson.CheckedIn(
                m.getCheckIn(),
                fix(m.getFix()),
                m.getDevice(),
                m.hasFulfils() ? Optional.of(m.getFulfils()) : Optional.empty()));
  }

  private static PersonReportEnded ended(SupervisedPerson.ReportEnded e) {
    var m =
        PersonReportEnded.newBuilder()
            .setReport(e.report().value())
            .setBegun(toJournal(e.begun()))
            .setVerdict(e.verdict().name())
            .setJudged(e.judged())
            .addAllReasons(e.reasons().stream().map(Reason::name).sorted().toList());
    e.fulfils().ifPresent(m::setFulfils);
    return m.build();
  }

  private static SupervisedPerson.ReportEnded ended(PersonReportEnded m) {
    return new SupervisedPerson.ReportEnded(
        new ReportId(m.getReport()),
        fromJournal(m.getBegun()),
        Verdict.valueOf(m.getVerdict()),
        m.getJudged(),
        m.getReasonsList().stream().map(Reason::valueOf).collect(Collectors.toUnmodifiableSet()),
        m.hasFulfils() ? Optional.of(m.getFulfils()) : Optional.empty());
  }

  private static void times(EventTable table) {
    table
        .on(
            "supervised-person.reminded.v1",
            SupervisedPerson.Reminded.class,
            e -> obligation(e.obligation(), e.kind(), e.missed()),
            PersonObligation.parser(),
            m ->
                new SupervisedPerson.Reminded(
                    m.getObligation(), kind(m), fromJournal(m.getMissed())))
        .on(
            "supervised-person.missed.v1",
            SupervisedPerson.Missed.class,
            e -> obligation(e.obligation(), e.kind(), e.missed()),
            PersonObligation.parser(),
            m ->
                new SupervisedPerson.Missed(m.getObligation(), kind(m), fromJournal(m.getMissed())))
        .on(
            "supervised-person.exception-raised.v1",
            SupervisedPerson.ExceptionRaised.class,
            e ->
                PersonExceptionRaised.newBuilder()
                    .setException(e.exception())
                    .setKind(e.kind().name())
                    .build(),
            PersonExceptionRaised.parser(),
            m ->
                new SupervisedPerson.ExceptionRaised(
                    m.getException(), SupervisedPerson.ExceptionKind.valueOf(m.getKind())))
        .on(
            "supervised-person.exception-resolved.v1",
            SupervisedPerson.ExceptionResolved.class,
            e ->
                PersonExceptionResolved.newBuilder()
                    .setException(e.exception())
                    .setRemark(toJournal(e.remark()))
                    .setBy(e.by())
                    .build(),
            PersonExceptionResolved.parser(),
            m ->
                new SupervisedPerson.ExceptionResolved(
                    m.getException(), fromJournal(m.getRemark()), m.getBy()));
  }

  private static PersonObligation obligation(
      String key, Obligation.Kind kind, java.time.Instant missed) {
    return PersonObligation.newBuilder()
        .setObligation(key)
        .setKind(kind.name())
        .setMissed(toJournal(missed))
        .build();
  }

  private static Obligation.Kind kind(PersonObligation m) {
    return Obligation.Kind.valueOf(m.getKind());
  }
}
