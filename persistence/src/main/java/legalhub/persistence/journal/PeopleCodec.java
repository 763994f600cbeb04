package legalhub.persistence.journal;

import static legalhub.persistence.journal.CommonCodec.fromJournal;
import static legalhub.persistence.journal.CommonCodec.toJournal;

import java.util.function.Supplier;
import legalhub.actors.account.Account;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.entity.Caller;
import legalhub.actors.lawyer.Lawyer;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.LegalCase;
import legalhub.actors.session.ResidentId;
import legalhub.persistence.journal.v1.AccountEnrolled;
import legalhub.persistence.journal.v1.AccountFamily;
import legalhub.persistence.journal.v1.AccountMark;
import legalhub.persistence.journal.v1.AccountSignedOut;
import legalhub.persistence.journal.v1.LawyerMark;
import legalhub.persistence.journal.v1.LawyerTurnedAway;
import legalhub.persistence.journal.v1.LegalCaseAdmitted;
import legalhub.persistence.journal.v1.LegalCaseAttached;

/** The events of lawyers, matters and accounts. */
final class PeopleCodec {
  private PeopleCodec() {}

  static void register(EventTable table) {
    lawyers(table);
    matters(table);
    accounts(table);
    revocations(table);
  }

  private static void lawyers(EventTable table) {
    mark(table, "lawyer.went-on-duty.v1", Lawyer.WentOnDuty.class, Lawyer.WentOnDuty::new);
    mark(table, "lawyer.went-off-duty.v1", Lawyer.WentOffDuty.class, Lawyer.WentOffDuty::new);
    mark(table, "lawyer.disconnected.v1", Lawyer.Disconnected.class, Lawyer.Disconnected::new);
    mark(table, "lawyer.reconnected.v1", Lawyer.Reconnected.class, Lawyer.Reconnected::new);
    table.on(
        "lawyer.turned-away.v1",
        Lawyer.TurnedAway.class,
        e -> LawyerTurnedAway.newBuilder().setReason(e.reason()).build(),
        LawyerTurnedAway.parser(),
        m -> new Lawyer.TurnedAway(m.getReason()));
  }

  private static <E> void mark(
      EventTable table, String manifest, Class<E> type, Supplier<E> event) {
    table.on(
        manifest,
        type,
        e -> LawyerMark.getDefaultInstance(),
        LawyerMark.parser(),
        m -> event.get());
  }

  private static void matters(EventTable table) {
    table
        .on(
            "legal-case.attached.v1",
            LegalCase.Attached.class,
            e -> entry(e.entry()),
            LegalCaseAttached.parser(),
            m -> new LegalCase.Attached(entry(m)))
        .on(
            "legal-case.admitted.v1",
            LegalCase.Admitted.class,
            e ->
                LegalCaseAdmitted.newBuilder()
                    .setLawyer(e.lawyer().value())
                    .setConsultation(e.consultation().value())
                    .build(),
            LegalCaseAdmitted.parser(),
            m ->
                new LegalCase.Admitted(
                    new LawyerId(m.getLawyer()), new ConsultationId(m.getConsultation())));
  }

  private static LegalCaseAttached entry(LegalCase.Entry e) {
    return LegalCaseAttached.newBuilder()
        .setConsultation(e.consultation().value())
        .setVersion(e.version())
        .setResident(e.resident().value())
        .setLawyer(e.lawyer().value())
        .setCategory(e.category())
        .setAdvice(toJournal(e.advice()))
        .setOutcome(e.outcome().name())
        .setAt(toJournal(e.at()))
        .build();
  }

  private static LegalCase.Entry entry(LegalCaseAttached m) {
    return new LegalCase.Entry(
        new ConsultationId(m.getConsultation()),
        m.getVersion(),
        new ResidentId(m.getResident()),
        new LawyerId(m.getLawyer()),
        m.getCategory(),
        fromJournal(m.getAdvice()),
        Outcome.valueOf(m.getOutcome()),
        fromJournal(m.getAt()));
  }

  private static void accounts(EventTable table) {
    table
        .on(
            "account.enrolled.v1",
            Account.Enrolled.class,
            e ->
                AccountEnrolled.newBuilder()
                    .setRole(e.role().name())
                    .setPasswordHash(e.passwordHash())
                    .build(),
            AccountEnrolled.parser(),
            m -> new Account.Enrolled(Caller.Role.valueOf(m.getRole()), m.getPasswordHash()))
        .on(
            "account.signed-in.v1",
            Account.SignedIn.class,
            e ->
                AccountFamily.newBuilder()
                    .setFamily(e.family())
                    .setRefreshHash(e.refreshHash())
                    .setUntil(toJournal(e.until()))
                    .build(),
            AccountFamily.parser(),
            m -> new Account.SignedIn(m.getFamily(), m.getRefreshHash(), fromJournal(m.getUntil())))
        .on(
            "account.refreshed.v1",
            Account.Refreshed.class,
            e ->
                AccountFamily.newBuilder()
                    .setFamily(e.family())
                    .setUsedHash(e.usedHash())
                    .setRefreshHash(e.nextHash())
                    .setUntil(toJournal(e.until()))
                    .build(),
            AccountFamily.parser(),
            m ->
                new Account.Refreshed(
                    m.getFamily(), m.getUsedHash(), m.getRefreshHash(), fromJournal(m.getUntil())));
  }

  private static void revocations(EventTable table) {
    accountMark(table, "account.revoked-all.v1", Account.RevokedAll.class, Account.RevokedAll::new);
    accountMark(table, "account.locked.v1", Account.Locked.class, Account.Locked::new);
    accountMark(table, "account.unlocked.v1", Account.Unlocked.class, Account.Unlocked::new);
    table.on(
        "account.signed-out.v1",
        Account.SignedOut.class,
        e -> AccountSignedOut.newBuilder().setFamily(e.family()).build(),
        AccountSignedOut.parser(),
        m -> new Account.SignedOut(m.getFamily()));
  }

  private static <E> void accountMark(
      EventTable table, String manifest, Class<E> type, Supplier<E> event) {
    table.on(
        manifest,
        type,
        e -> AccountMark.getDefaultInstance(),
        AccountMark.parser(),
        m -> event.get());
  }
}
