package legalhub.persistence.journal;

import static legalhub.persistence.journal.CommonCodec.fromJournal;
import static legalhub.persistence.journal.CommonCodec.toJournal;

import java.util.Optional;
import legalhub.actors.supervision.SupervisedPerson;
import legalhub.persistence.journal.v1.PersonCensured;
import legalhub.persistence.journal.v1.PersonHoursCorrected;
import legalhub.persistence.journal.v1.PersonHoursCredited;
import legalhub.persistence.journal.v1.PersonLeaveAsked;
import legalhub.persistence.journal.v1.PersonLeaveDecided;
import legalhub.persistence.journal.v1.PersonLeaveReturned;

/** The events of a supervised person's leaves, activity and censures. */
final class CorrectionsCodec {
  private CorrectionsCodec() {}

  static void register(EventTable table) {
    leaves(table);
    activity(table);
    table.on(
        "supervised-person.censured.v1",
        SupervisedPerson.Censured.class,
        e ->
            PersonCensured.newBuilder()
                .setCensure(e.censure())
                .setSeverity(e.severity().name())
                .setReason(toJournal(e.reason()))
                .setBy(e.by())
                .build(),
        PersonCensured.parser(),
        m ->
            new SupervisedPerson.Censured(
                m.getCensure(),
                SupervisedPerson.Severity.valueOf(m.getSeverity()),
                fromJournal(m.getReason()),
                m.getBy()));
  }

  private static void leaves(EventTable table) {
    table
        .on(
            "supervised-person.leave-asked.v1",
            SupervisedPerson.LeaveAsked.class,
            e ->
                PersonLeaveAsked.newBuilder()
                    .setLeave(e.leave().leave())
                    .setFrom(e.leave().from())
                    .setUntil(e.leave().until())
                    .setDestination(toJournal(e.leave().destination()))
                    .setReason(toJournal(e.leave().reason()))
                    .build(),
            PersonLeaveAsked.parser(),
            m ->
                new SupervisedPerson.LeaveAsked(
                    new SupervisedPerson.Leave(
                        m.getLeave(),
                        m.getFrom(),
                        m.getUntil(),
                        fromJournal(m.getDestination()),
                        fromJournal(m.getReason()))))
        .on(
            "supervised-person.leave-decided.v1",
            SupervisedPerson.LeaveDecided.class,
            e ->
                PersonLeaveDecided.newBuilder()
                    .setLeave(e.leave())
                    .setApproved(e.approved())
                    .setRemark(toJournal(e.remark()))
                    .setBy(e.by())
                    .build(),
            PersonLeaveDecided.parser(),
            m ->
                new SupervisedPerson.LeaveDecided(
                    m.getLeave(), m.getApproved(), fromJournal(m.getRemark()), m.getBy()))
        .on(
            "supervised-person.leave-returned.v1",
            SupervisedPerson.LeaveReturned.class,
            e -> PersonLeaveReturned.newBuilder().setLeave(e.leave()).build(),
            PersonLeaveReturned.parser(),
            m -> new SupervisedPerson.LeaveReturned(m.getLeave()));
  }

  private static void activity(EventTable table) {
    table
        .on(
            "supervised-person.hours-credited.v1",
            SupervisedPerson.HoursCredited.class,
            e -> {
              var m =
                  PersonHoursCredited.newBuilder()
                      .setCredit(e.credit())
                      .setMonth(e.month())
                      .setMinutes(e.minutes());
              e.fulfils().ifPresent(m::setFulfils);
              return m.build();
            },
            PersonHoursCredited.parser(),
            m ->
                new SupervisedPerson.HoursCredited(
                    m.getCredit(),
                    m.getMonth(),
                    m.getMinutes(),
                    m.hasFulfils() ? Optional.of(m.getFulfils()) : Optional.empty()))
        .on(
            "supervised-person.hours-corrected.v1",
            SupervisedPerson.HoursCorrected.class,
            e ->
                PersonHoursCorrected.newBuilder()
                    .setCredit(e.credit())
                    .setMinutes(e.minutes())
                    .setReason(toJournal(e.reason()))
                    .setBy(e.by())
                    .build(),
            PersonHoursCorrected.parser(),
            m ->
                new SupervisedPerson.HoursCorrected(
                    m.getCredit(), m.getMinutes(), fromJournal(m.getReason()), m.getBy()));
  }
}
