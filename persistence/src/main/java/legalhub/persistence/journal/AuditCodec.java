package legalhub.persistence.journal;

import legalhub.actors.audit.Audit;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.persistence.journal.v1.AuditConcluded;
import legalhub.persistence.journal.v1.AuditNoted;

/** The events of the audit list. */
final class AuditCodec {
  private AuditCodec() {}

  static void register(EventTable table) {
    table
        .on(
            "audit.noted.v1",
            Audit.Noted.class,
            e ->
                AuditNoted.newBuilder()
                    .setEntry(e.entry().value())
                    .setRole(e.by().role().name())
                    .setBy(e.by().id())
                    .setAct(e.deed().act())
                    .setKind(e.deed().kind())
                    .setTarget(e.deed().target())
                    .build(),
            AuditNoted.parser(),
            m ->
                new Audit.Noted(
                    new CommandId(m.getEntry()),
                    new Caller(Caller.Role.valueOf(m.getRole()), m.getBy()),
                    new Audit.Deed(m.getAct(), m.getKind(), m.getTarget())))
        .on(
            "audit.concluded.v1",
            Audit.Concluded.class,
            e ->
                AuditConcluded.newBuilder()
                    .setEntry(e.entry().value())
                    .setResult(e.result())
                    .build(),
            AuditConcluded.parser(),
            m -> new Audit.Concluded(new CommandId(m.getEntry()), m.getResult()));
  }
}
